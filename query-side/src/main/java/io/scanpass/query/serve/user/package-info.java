/** A bearer token and the user's view in, the claims of userinfo out. */
@NullMarked
package io.scanpass.query.serve.user;

import org.jspecify.annotations.NullMarked;
