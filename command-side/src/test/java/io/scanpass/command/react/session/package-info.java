/** Tests. */
@NullMarked
package io.scanpass.command.react.session;

import org.jspecify.annotations.NullMarked;
