/** Real PostgreSQL, Redis and Kafka servers: in goes a folder and a port, out comes a server that keeps its data there. */
@NullMarked
package io.scanpass.embedded;

import org.jspecify.annotations.NullMarked;
