/** That users are forgotten in, a Redis whose log has forgotten them too out. */
@NullMarked
package io.scanpass.query.react.erasure;

import org.jspecify.annotations.NullMarked;
