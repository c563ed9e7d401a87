/** That someone lacks events, and how they come again. */
@NullMarked
package io.scanpass.contract.repair;

import org.jspecify.annotations.NullMarked;
