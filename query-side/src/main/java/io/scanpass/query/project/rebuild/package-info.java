/** Events that are read again in, a next generation of all views out, which is served in place of the one before. */
@NullMarked
package io.scanpass.query.project.rebuild;

import org.jspecify.annotations.NullMarked;
