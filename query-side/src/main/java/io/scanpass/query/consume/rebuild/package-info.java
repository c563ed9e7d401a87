/** Kafka from its beginning in, a next generation of all views out, while the one before it is served. */
@NullMarked
package io.scanpass.query.consume.rebuild;

import org.jspecify.annotations.NullMarked;
