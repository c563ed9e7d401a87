/** What an operator asks of the views in, how it stands with them out. */
@NullMarked
package io.scanpass.query.serve.operator;

import org.jspecify.annotations.NullMarked;
