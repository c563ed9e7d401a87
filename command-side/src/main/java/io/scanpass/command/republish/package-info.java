/** That Kafka has lost what it was told in, all of it told again out. */
@NullMarked
package io.scanpass.command.republish;

import org.jspecify.annotations.NullMarked;
