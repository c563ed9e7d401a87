/** Settings of the profile {@code production} in, what is too open for it out. */
@NullMarked
package io.scanpass.contract.production;

import org.jspecify.annotations.NullMarked;
