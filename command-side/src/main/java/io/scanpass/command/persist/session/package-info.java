/** The table of live sessions, written in the transaction of the decision that starts or ends one. */
@NullMarked
package io.scanpass.command.persist.session;

import org.jspecify.annotations.NullMarked;
