/** What the query side noticed of tokens; no token itself. */
@NullMarked
package io.scanpass.contract.token;

import org.jspecify.annotations.NullMarked;
