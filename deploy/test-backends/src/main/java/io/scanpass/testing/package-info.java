/** Where tests find PostgreSQL, Redis and Kafka: in goes {@code -Dbackends}, out come addresses of running servers. */
@NullMarked
package io.scanpass.testing;

import org.jspecify.annotations.NullMarked;
