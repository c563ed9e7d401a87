package io.scanpass.acceptance.pages;

import io.scanpass.acceptance.SharedScanPass;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.ResourceLock;

/** Gets a {@link Chromium} and a ScanPass; one such class at a time, as a browser keeps a core busy. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith({ChromiumExtension.class, SharedScanPass.class})
@ResourceLock("chromium")
@interface InChromium {}
