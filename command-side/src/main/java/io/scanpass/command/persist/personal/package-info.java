/** What events say of people, sealed where it is stored, and the keys to it. */
@NullMarked
package io.scanpass.command.persist.personal;

import org.jspecify.annotations.NullMarked;
