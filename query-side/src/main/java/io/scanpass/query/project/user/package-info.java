/** User events in, the profile of a user out. */
@NullMarked
package io.scanpass.query.project.user;

import org.jspecify.annotations.NullMarked;
