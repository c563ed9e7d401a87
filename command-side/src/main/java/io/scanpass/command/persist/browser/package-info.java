/** Which browsers were approved and which are refused, written in the transaction of the event. */
@NullMarked
package io.scanpass.command.persist.browser;

import org.jspecify.annotations.NullMarked;
