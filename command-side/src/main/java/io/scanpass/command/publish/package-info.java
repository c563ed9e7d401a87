/** Stored events in, CloudEvents on Kafka out, in order, each acknowledged before the position moves. */
@NullMarked
package io.scanpass.command.publish;

import org.jspecify.annotations.NullMarked;
