/** Access tokens and the keys that may have signed them in; checked tokens out. The same checks on both sides. */
@NullMarked
package io.scanpass.contract.jwt;

import org.jspecify.annotations.NullMarked;
