/** Load in, figures out. */
@NullMarked
package io.scanpass.bench;

import org.jspecify.annotations.NullMarked;
