/** The topic of sessions in; out comes which session has ended, without a call per request. */
@NullMarked
package io.scanpass.consumer.session;

import org.jspecify.annotations.NullMarked;
