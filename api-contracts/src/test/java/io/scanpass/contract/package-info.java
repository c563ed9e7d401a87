/** Tests. */
@NullMarked
package io.scanpass.contract;

import org.jspecify.annotations.NullMarked;
