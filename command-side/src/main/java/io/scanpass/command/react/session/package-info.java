/** Stored events of users and sessions in, commands that end sessions out. */
@NullMarked
package io.scanpass.command.react.session;

import org.jspecify.annotations.NullMarked;
