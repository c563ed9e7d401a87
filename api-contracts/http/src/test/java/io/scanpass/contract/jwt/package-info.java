@NullMarked
package io.scanpass.contract.jwt;

import org.jspecify.annotations.NullMarked;
