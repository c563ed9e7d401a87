/** Tests. */
@NullMarked
package io.scanpass.contract.http;

import org.jspecify.annotations.NullMarked;
