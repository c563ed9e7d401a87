@NullMarked
package io.scanpass.contract.production;

import org.jspecify.annotations.NullMarked;
