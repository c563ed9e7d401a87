/** Sign-in and sign-out requests in, Session commands out. */
@NullMarked
package io.scanpass.command.accept.session;

import org.jspecify.annotations.NullMarked;
