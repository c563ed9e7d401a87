package io.scanpass.acceptance.pages;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A browser for each test class; where none is installed, one line says so and the class is skipped. After each test its
 * pages are closed; of one that failed, their pictures are kept.
 */
final class ChromiumExtension implements ExecutionCondition, ParameterResolver, AfterEachCallback {

    private static final AtomicBoolean SAID = new AtomicBoolean();

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (installed().isPresent()) {
            return ConditionEvaluationResult.enabled("Chromium is here");
        }
        if (!SAID.getAndSet(true)) {
            System.out.println(
                    "SKIPPED: no Chromium here (apt-get install chromium), so no page was tried in a browser");
        }
        return ConditionEvaluationResult.disabled("needs Chromium");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Chromium.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ofClass(context);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        if (context.getExecutionException().isPresent()) {
            ofClass(context)
                    .photograph(context.getRequiredTestClass().getSimpleName() + "." + context.getDisplayName());
        }
        ofClass(context).closeAll();
    }

    /** JUnit closes it after the last test of the class. */
    private static Chromium ofClass(ExtensionContext context) {
        ExtensionContext ofClass = context;
        while (ofClass.getTestMethod().isPresent())
            ofClass = ofClass.getParent().orElseThrow();
        return ofClass.getStore(Namespace.create(ChromiumExtension.class))
                .computeIfAbsent(
                        Chromium.class, key -> Chromium.start(installed().orElseThrow()), Chromium.class);
    }

    private static Optional<Path> installed() {
        return Stream.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome")
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }
}
