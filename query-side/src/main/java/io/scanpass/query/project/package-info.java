/** Events in, views in Redis out: one compare-and-set writes view, position and announcement together. */
@NullMarked
package io.scanpass.query.project;

import org.jspecify.annotations.NullMarked;
