/** Events of a user, as published. */
@NullMarked
package io.scanpass.contract.user;

import org.jspecify.annotations.NullMarked;
