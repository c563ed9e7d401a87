@NullMarked
package io.scanpass.command.persist.history;

import org.jspecify.annotations.NullMarked;
