/** Work that outlives its request in, workers on every node that do it until it is done out. */
@NullMarked
package io.scanpass.query.react;

import org.jspecify.annotations.NullMarked;
