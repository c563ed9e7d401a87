/** What the query side noticed of tokens in, from Kafka; commands that end sessions out. */
@NullMarked
package io.scanpass.command.react.token;

import org.jspecify.annotations.NullMarked;
