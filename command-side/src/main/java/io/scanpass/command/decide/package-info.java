/** Commands in, events or a refusal out; no clock, network or database but through handler parameters. */
@NullMarked
package io.scanpass.command.decide;

import org.jspecify.annotations.NullMarked;
