/** Kafka records in, events with their place in the log out; the position lives in Redis beside the views. */
@NullMarked
package io.scanpass.query.consume;

import org.jspecify.annotations.NullMarked;
