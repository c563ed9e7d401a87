/** An operator's requests in, User commands, answers about users and what was stored out. */
@NullMarked
package io.scanpass.command.accept.operator;

import org.jspecify.annotations.NullMarked;
