/** Proofs of possession (DPoP, RFC 9449) in, the key that made them out. */
@NullMarked
package io.scanpass.contract.dpop;

import org.jspecify.annotations.NullMarked;
