/** Events of a session, as published. */
@NullMarked
package io.scanpass.contract.session;

import org.jspecify.annotations.NullMarked;
