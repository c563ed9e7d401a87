/** Browsers that relying parties send in, the login page or their error back to the relying party out. */
@NullMarked
package io.scanpass.query.serve.authorize;

import org.jspecify.annotations.NullMarked;
