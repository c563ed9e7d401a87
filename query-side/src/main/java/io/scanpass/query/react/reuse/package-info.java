/** A refresh token that was used twice in, the news of it on Kafka out. */
@NullMarked
package io.scanpass.query.react.reuse;

import org.jspecify.annotations.NullMarked;
