/** An operator's requests in, what is parked and what differs from the event store out. */
@NullMarked
package io.scanpass.query.serve.operator;

import org.jspecify.annotations.NullMarked;
