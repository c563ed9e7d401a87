/** Access tokens and messages in, messages out, until the session has ended. */
@NullMarked
package io.scanpass.examples.im;

import org.jspecify.annotations.NullMarked;
