/** How both sides talk to Redis: refused at once while it is away, back soon after it. */
@NullMarked
package io.scanpass.contract.redis;

import org.jspecify.annotations.NullMarked;
