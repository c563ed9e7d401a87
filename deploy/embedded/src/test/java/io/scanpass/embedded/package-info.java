/** Tests of the embedded servers: each is started, stopped, killed and started again. */
@NullMarked
package io.scanpass.embedded;

import org.jspecify.annotations.NullMarked;
