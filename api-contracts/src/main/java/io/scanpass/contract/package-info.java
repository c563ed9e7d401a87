/** What may cross a border: the catalogue of published events, their topics, and the codes of refusals. */
@NullMarked
package io.scanpass.contract;

import org.jspecify.annotations.NullMarked;
