@NullMarked
package io.scanpass.consumer;

import org.jspecify.annotations.NullMarked;
