@NullMarked
package io.scanpass.contract.dpop;

import org.jspecify.annotations.NullMarked;
