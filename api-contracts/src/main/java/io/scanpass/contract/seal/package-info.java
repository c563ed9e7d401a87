/** Strings that prove by themselves that ScanPass issued them: codes and tickets under a key both sides hold; and hashes. */
@NullMarked
package io.scanpass.contract.seal;

import org.jspecify.annotations.NullMarked;
