/** Views in, HTTP answers out; what all answers have in common: refusals, headers, limits, access rules. */
@NullMarked
package io.scanpass.query.serve;

import org.jspecify.annotations.NullMarked;
