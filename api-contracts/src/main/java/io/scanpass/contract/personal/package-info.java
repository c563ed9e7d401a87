/** What is known of a person, and the keys without which it cannot be read. */
@NullMarked
package io.scanpass.contract.personal;

import org.jspecify.annotations.NullMarked;
