/** User commands in, their events or a refusal out. */
@NullMarked
package io.scanpass.command.decide.user;

import org.jspecify.annotations.NullMarked;
