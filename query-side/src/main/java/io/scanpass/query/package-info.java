/** The query side: Kafka in, Redis views in between, HTTP answers out. */
@NullMarked
package io.scanpass.query;

import org.jspecify.annotations.NullMarked;
