@NullMarked
package io.scanpass.query.react.logout;

import org.jspecify.annotations.NullMarked;
