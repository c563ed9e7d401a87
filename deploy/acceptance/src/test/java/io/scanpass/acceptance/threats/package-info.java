/** One class a threat, numbered as in the threat table: the attack is played against running sides, and fails. */
@NullMarked
package io.scanpass.acceptance.threats;

import org.jspecify.annotations.NullMarked;
