/** Network addresses in, the networks they belong to out. */
@NullMarked
package io.scanpass.contract.network;

import org.jspecify.annotations.NullMarked;
