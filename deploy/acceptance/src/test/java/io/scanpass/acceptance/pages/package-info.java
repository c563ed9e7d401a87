/** Both pages in a real browser: a person before a screen, with a phone in the hand. */
@NullMarked
package io.scanpass.acceptance.pages;

import org.jspecify.annotations.NullMarked;
