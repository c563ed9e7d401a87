/** Registrations and changes of password in, User commands out; passwords become hashes here and go no further. */
@NullMarked
package io.scanpass.command.accept.user;

import org.jspecify.annotations.NullMarked;
