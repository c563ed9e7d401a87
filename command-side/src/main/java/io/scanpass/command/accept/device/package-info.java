/** What a server sees of a device in, words for people out. */
@NullMarked
package io.scanpass.command.accept.device;

import org.jspecify.annotations.NullMarked;
