@NullMarked
package io.scanpass.query.consume.rebuild;

import org.jspecify.annotations.NullMarked;
