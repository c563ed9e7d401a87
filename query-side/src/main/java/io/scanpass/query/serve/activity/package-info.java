/** A bearer token and what happened to its user in, that as the user is told it out. */
@NullMarked
package io.scanpass.query.serve.activity;

import org.jspecify.annotations.NullMarked;
