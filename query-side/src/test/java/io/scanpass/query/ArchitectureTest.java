package io.scanpass.query;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.conditions.ArchConditions;
import java.time.Instant;
import org.jspecify.annotations.NullMarked;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@AnalyzeClasses(packages = "io.scanpass.query", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    private static final String CONSUME = "io.scanpass.query.consume..";
    private static final String PROJECT = "io.scanpass.query.project..";
    private static final String SERVE = "io.scanpass.query.serve..";

    @ArchTest
    static final ArchRule EVENTS_GO_ONE_WAY = noClasses()
            .that()
            .resideInAPackage(PROJECT)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONSUME, SERVE);

    @ArchTest
    static final ArchRule WHAT_IS_SERVED_DOES_NOT_KNOW_HOW_IT_CAME = noClasses()
            .that()
            .resideInAPackage(SERVE)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(CONSUME);

    @ArchTest
    static final ArchRule WHAT_IS_CONSUMED_DOES_NOT_KNOW_WHO_IS_SERVED = noClasses()
            .that()
            .resideInAPackage(CONSUME)
            .should()
            .dependOnClassesThat()
            .resideInAPackage(SERVE);

    @ArchTest
    static final ArchRule WHAT_IS_DONE_LATER_NEEDS_NO_REQUEST = noClasses()
            .that()
            .resideInAPackage("io.scanpass.query.react..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(CONSUME, SERVE);

    @ArchTest
    static final ArchRule ONLY_THE_CONTRACT_IS_SHARED = noClasses()
            .should()
            .dependOnClassesThat(DescribedPredicate.describe(
                    "belong to another module of ours",
                    (JavaClass other) -> other.getPackageName().startsWith("io.scanpass.")
                            && !other.getPackageName().startsWith("io.scanpass.query")
                            && !other.getPackageName().startsWith("io.scanpass.contract")));

    @ArchTest
    static final ArchRule KAFKA_STAYS_WHERE_IT_IS_CONSUMED_OR_TOLD = noClasses()
            .that()
            .resideOutsideOfPackages(CONSUME, "io.scanpass.query.react.reuse..", "io.scanpass.query.react.repair..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..");

    @ArchTest
    static final ArchRule TOKENS_ARE_SIGNED_IN_ONE_PLACE = noClasses()
            .that()
            .resideOutsideOfPackages("io.scanpass.query.serve.token..", "io.scanpass.query.serve.keys..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("io.jsonwebtoken..");

    @ArchTest
    static final ArchRule PACKAGES_FORM_NO_CYCLES =
            slices().matching("io.scanpass.query.(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule PACKAGES_ARE_NAMED_FOR_WHAT_THEY_DO = noClasses()
            .should()
            .resideInAnyPackage("..config..", "..util..", "..common..", "..impl..", "..dto..", "..service..");

    @ArchTest
    static final ArchRule ONLY_WHAT_OTHERS_CALL_IS_PUBLIC = classes()
            .that(DescribedPredicate.describe("are wired by Spring or end a stage", ArchitectureTest::isWired))
            .and()
            .doNotHaveSimpleName("QuerySideApplication")
            .should()
            .notBePublic();

    @ArchTest
    static final ArchRule REFUSALS_BECOME_ANSWERS_IN_ONE_PLACE =
            noClasses().should().beAnnotatedWith(RestControllerAdvice.class);

    @ArchTest
    static final ArchRule SETTINGS_ARE_RECORDS = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule NOTHING_IS_NULL_UNSAID = classes()
            .should()
            .resideInAPackage("io.scanpass.query..")
            .andShould(ArchConditions.be(
                    DescribedPredicate.describe("in a null-marked package", (JavaClass type) -> type.getPackage()
                            .isAnnotatedWith(NullMarked.class))));

    @ArchTest
    static final ArchRule TIME_COMES_FROM_THE_CLOCK = noClasses()
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    private static boolean isWired(JavaClass type) {
        return type.isAnnotatedWith(RestController.class)
                || type.isAnnotatedWith(Configuration.class)
                || type.getMethods().stream().anyMatch(method -> method.isAnnotatedWith(KafkaListener.class))
                || (type.getSimpleName().endsWith("Projector") && !type.isInterface())
                || (type.getSimpleName().startsWith("Redis")
                        && type.getPackageName().startsWith("io.scanpass.query.serve"));
    }
}
