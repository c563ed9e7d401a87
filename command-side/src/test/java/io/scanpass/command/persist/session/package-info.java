/** Tests. */
@NullMarked
package io.scanpass.command.persist.session;

import org.jspecify.annotations.NullMarked;
