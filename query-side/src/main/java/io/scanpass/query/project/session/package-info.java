/** Session events in, who is signed in where out. */
@NullMarked
package io.scanpass.query.project.session;

import org.jspecify.annotations.NullMarked;
