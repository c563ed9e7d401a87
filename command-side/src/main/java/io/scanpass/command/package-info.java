/** The phone server: takes requests in, decides, stores events, publishes them. */
@NullMarked
package io.scanpass.command;

import org.jspecify.annotations.NullMarked;
