/** What is long over goes: old QR logins, and what this side keeps beside its events until an instant. */
@NullMarked
package io.scanpass.command.persist.retention;

import org.jspecify.annotations.NullMarked;
