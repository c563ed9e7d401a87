/** An operator's requests in; User commands, and answers about users, their history, streams and publishing out. */
@NullMarked
package io.scanpass.command.accept.operator;

import org.jspecify.annotations.NullMarked;
