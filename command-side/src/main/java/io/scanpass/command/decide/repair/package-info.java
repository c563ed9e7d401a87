/** What others compare themselves with. */
@NullMarked
package io.scanpass.command.decide.repair;

import org.jspecify.annotations.NullMarked;
