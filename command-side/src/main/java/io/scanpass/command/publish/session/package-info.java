/** Stored session events in, published ones out. */
@NullMarked
package io.scanpass.command.publish.session;

import org.jspecify.annotations.NullMarked;
