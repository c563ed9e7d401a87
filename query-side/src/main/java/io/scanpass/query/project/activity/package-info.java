/** Events of every kind in, what happened to a user out. */
@NullMarked
package io.scanpass.query.project.activity;

import org.jspecify.annotations.NullMarked;
