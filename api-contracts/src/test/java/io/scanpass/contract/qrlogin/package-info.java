/** Tests. */
@NullMarked
package io.scanpass.contract.qrlogin;

import org.jspecify.annotations.NullMarked;
