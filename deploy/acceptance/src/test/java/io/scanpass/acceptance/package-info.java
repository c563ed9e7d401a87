/** Both sides run as processes on real servers; tests speak to them as browsers, phones and operators do. */
@NullMarked
package io.scanpass.acceptance;

import org.jspecify.annotations.NullMarked;
