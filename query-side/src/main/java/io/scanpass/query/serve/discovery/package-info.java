/** Settings in, the metadata that OAuth and OpenID Connect clients configure themselves from out. */
@NullMarked
package io.scanpass.query.serve.discovery;

import org.jspecify.annotations.NullMarked;
