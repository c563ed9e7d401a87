@NullMarked
package io.scanpass.contract.network;

import org.jspecify.annotations.NullMarked;
