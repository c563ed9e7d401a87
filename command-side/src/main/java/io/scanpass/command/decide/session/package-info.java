/** StartSession and RevokeSession in, their events or a refusal out. */
@NullMarked
package io.scanpass.command.decide.session;

import org.jspecify.annotations.NullMarked;
