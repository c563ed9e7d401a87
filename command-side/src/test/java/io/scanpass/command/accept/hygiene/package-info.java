/** What the endpoints of this side take as a JWT, and everything that they must not. */
@NullMarked
package io.scanpass.command.accept.hygiene;

import org.jspecify.annotations.NullMarked;
