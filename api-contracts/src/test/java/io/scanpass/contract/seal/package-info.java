/** Tests. */
@NullMarked
package io.scanpass.contract.seal;

import org.jspecify.annotations.NullMarked;
