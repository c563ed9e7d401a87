/** Settings and the key file in; the signing keys, the key both sides share, the public JWK set out. */
@NullMarked
package io.scanpass.query.serve.keys;

import org.jspecify.annotations.NullMarked;
