/** Stored user events in, published ones out. */
@NullMarked
package io.scanpass.command.publish.user;

import org.jspecify.annotations.NullMarked;
