/** An operator's requests in; out: what is parked, what differs from the event store, how far a rebuild is. */
@NullMarked
package io.scanpass.query.serve.operator;

import org.jspecify.annotations.NullMarked;
