@NullMarked
package io.scanpass.contract.limit;

import org.jspecify.annotations.NullMarked;
