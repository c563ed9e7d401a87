/** What all requests share: who asks, what is refused before a command is made, how a refusal reads. */
@NullMarked
package io.scanpass.command.accept;

import org.jspecify.annotations.NullMarked;
