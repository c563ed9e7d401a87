/** Browsers that people approved or did not know: what is remembered of them. */
@NullMarked
package io.scanpass.command.decide.browser;

import org.jspecify.annotations.NullMarked;
