/** Tests of the seam: whatever is selected really answers. */
@NullMarked
package io.scanpass.testing;

import org.jspecify.annotations.NullMarked;
