/** All of ScanPass in one command: in goes the environment, out come running servers, watched over until told to stop. */
@NullMarked
package io.scanpass.standalone;

import org.jspecify.annotations.NullMarked;
