/** Records of ScanPass's topics in, events of the contract out: each once, in order, or counted. */
@NullMarked
package io.scanpass.consumer;

import org.jspecify.annotations.NullMarked;
