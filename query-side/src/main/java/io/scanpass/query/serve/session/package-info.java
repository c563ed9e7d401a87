/** A bearer token and the views of sessions in, where its user is signed in out. */
@NullMarked
package io.scanpass.query.serve.session;

import org.jspecify.annotations.NullMarked;
