/** Tests. */
@NullMarked
package io.scanpass.command.decide.history;

import org.jspecify.annotations.NullMarked;
