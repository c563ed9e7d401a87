/** RegisterUser in, UserRegistered or a refusal out. */
@NullMarked
package io.scanpass.command.decide.user;

import org.jspecify.annotations.NullMarked;
