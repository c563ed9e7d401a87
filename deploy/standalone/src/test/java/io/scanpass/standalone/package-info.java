/** Tests of the supervisor, mostly as the process that it is. */
@NullMarked
package io.scanpass.standalone;

import org.jspecify.annotations.NullMarked;
