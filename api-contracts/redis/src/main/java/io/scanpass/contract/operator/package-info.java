/** Requests of operators in, those with the operators' secret through; the same on both sides. */
@NullMarked
package io.scanpass.contract.operator;

import org.jspecify.annotations.NullMarked;
