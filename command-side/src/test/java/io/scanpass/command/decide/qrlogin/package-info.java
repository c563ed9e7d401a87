/** Tests. */
@NullMarked
package io.scanpass.command.decide.qrlogin;

import org.jspecify.annotations.NullMarked;
