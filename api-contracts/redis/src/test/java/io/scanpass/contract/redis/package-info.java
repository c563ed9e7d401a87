@NullMarked
package io.scanpass.contract.redis;

import org.jspecify.annotations.NullMarked;
