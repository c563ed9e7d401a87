/** Tests. */
@NullMarked
package io.scanpass.command.react.token;

import org.jspecify.annotations.NullMarked;
