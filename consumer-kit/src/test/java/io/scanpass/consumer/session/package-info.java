@NullMarked
package io.scanpass.consumer.session;

import org.jspecify.annotations.NullMarked;
