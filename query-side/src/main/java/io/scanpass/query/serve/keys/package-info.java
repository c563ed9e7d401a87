/** Settings in; the signing key, the key both sides share, and the public JWK set out. */
@NullMarked
package io.scanpass.query.serve.keys;

import org.jspecify.annotations.NullMarked;
