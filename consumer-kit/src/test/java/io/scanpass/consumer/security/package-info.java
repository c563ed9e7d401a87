@NullMarked
package io.scanpass.consumer.security;

import org.jspecify.annotations.NullMarked;
