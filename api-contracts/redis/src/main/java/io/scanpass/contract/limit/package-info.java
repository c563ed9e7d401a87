/** Who asks in, whether that is too often out. */
@NullMarked
package io.scanpass.contract.limit;

import org.jspecify.annotations.NullMarked;
