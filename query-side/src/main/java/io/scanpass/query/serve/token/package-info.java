/** Grants and session views in, signed tokens out. */
@NullMarked
package io.scanpass.query.serve.token;

import org.jspecify.annotations.NullMarked;
