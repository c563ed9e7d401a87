@NullMarked
package io.scanpass.query.react.erasure;

import org.jspecify.annotations.NullMarked;
