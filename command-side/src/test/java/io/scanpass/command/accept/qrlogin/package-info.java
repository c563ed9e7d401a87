/** Tests. */
@NullMarked
package io.scanpass.command.accept.qrlogin;

import org.jspecify.annotations.NullMarked;
