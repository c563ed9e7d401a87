@NullMarked
package io.scanpass.query.react;

import org.jspecify.annotations.NullMarked;
