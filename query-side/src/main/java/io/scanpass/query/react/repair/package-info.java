/** Keys that lack events in, the request to publish these again on Kafka out. */
@NullMarked
package io.scanpass.query.react.repair;

import org.jspecify.annotations.NullMarked;
