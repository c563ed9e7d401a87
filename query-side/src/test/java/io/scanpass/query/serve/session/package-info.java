@NullMarked
package io.scanpass.query.serve.session;

import org.jspecify.annotations.NullMarked;
