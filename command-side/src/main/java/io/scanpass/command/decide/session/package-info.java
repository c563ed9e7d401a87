/** Commands to start, rename and end sessions in, their events or a refusal out. */
@NullMarked
package io.scanpass.command.decide.session;

import org.jspecify.annotations.NullMarked;
