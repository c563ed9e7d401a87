/** What all answers of either side have in common: refusals, headers, limits, and from which pages they are asked. */
@NullMarked
package io.scanpass.contract.http;

import org.jspecify.annotations.NullMarked;
