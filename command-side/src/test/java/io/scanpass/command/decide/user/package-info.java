/** Tests. */
@NullMarked
package io.scanpass.command.decide.user;

import org.jspecify.annotations.NullMarked;
