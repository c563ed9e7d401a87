/** An operator's requests in, User commands and answers about users and about publishing out. */
@NullMarked
package io.scanpass.command.accept.operator;

import org.jspecify.annotations.NullMarked;
