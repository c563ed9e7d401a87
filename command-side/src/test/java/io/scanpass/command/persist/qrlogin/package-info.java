/** Tests. */
@NullMarked
package io.scanpass.command.persist.qrlogin;

import org.jspecify.annotations.NullMarked;
