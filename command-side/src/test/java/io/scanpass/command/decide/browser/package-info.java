/** Tests. */
@NullMarked
package io.scanpass.command.decide.browser;

import org.jspecify.annotations.NullMarked;
