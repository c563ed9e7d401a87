/** The secret of operators in, their paths open or shut out. */
@NullMarked
package io.scanpass.contract.operator;

import org.jspecify.annotations.NullMarked;
