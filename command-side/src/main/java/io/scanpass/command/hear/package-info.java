/** Kafka records in, in their order and each at least once to whoever listens. */
@NullMarked
package io.scanpass.command.hear;

import org.jspecify.annotations.NullMarked;
