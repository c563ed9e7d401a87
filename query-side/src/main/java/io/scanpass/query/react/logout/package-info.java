/** Sessions that are revoked in, OpenID Connect Back-Channel Logout 1.0 to their clients out. */
@NullMarked
package io.scanpass.query.react.logout;

import org.jspecify.annotations.NullMarked;
