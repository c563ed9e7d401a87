package io.scanpass.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.time.Clock;
import java.time.Instant;
import org.axonframework.spring.stereotype.Aggregate;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.web.bind.annotation.RestController;

@AnalyzeClasses(packages = "io.scanpass.command", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule stagesDependInTheDirectionOfTheFlow = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("accept")
            .definedBy("..command.accept..")
            .layer("decide")
            .definedBy("..command.decide..")
            .layer("persist")
            .definedBy("..command.persist..")
            .layer("publish")
            .definedBy("..command.publish..")
            .layer("react")
            .definedBy("..command.react..")
            .layer("follow")
            .definedBy("..command.follow..")
            .layer("hear")
            .definedBy("..command.hear..")
            .whereLayer("accept")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("persist")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("publish")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("react")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("follow")
            .mayOnlyBeAccessedByLayers("publish", "react")
            .whereLayer("hear")
            .mayOnlyBeAccessedByLayers("publish", "react")
            .whereLayer("decide")
            .mayOnlyBeAccessedByLayers("accept", "persist", "publish", "react");

    @ArchTest
    static final ArchRule decisionsKnowNoWebNoDatabaseNoKafka = noClasses()
            .that()
            .resideInAPackage("..decide..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "org.springframework.jdbc..",
                    "java.sql..",
                    "jakarta.servlet..",
                    "org.apache.kafka..",
                    "org.springframework.kafka..");

    @ArchTest
    static final ArchRule decisionsReadNoClockOfTheirOwn = noClasses()
            .that()
            .resideInAPackage("..decide..")
            .should()
            .callMethod(Instant.class, "now")
            .orShould()
            .callMethod(Clock.class, "systemUTC")
            .orShould()
            .callMethod(System.class, "currentTimeMillis");

    @ArchTest
    static final ArchRule onlyPublishAndWhatReactsToTokensKnowKafka = noClasses()
            .that()
            .resideOutsideOfPackages("..publish..", "..command.react.token..", "..command.hear..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.kafka..", "org.springframework.kafka..", "io.cloudevents..");

    @ArchTest
    static final ArchRule onlyPersistKnowsSql = noClasses()
            .that()
            .resideOutsideOfPackage("..persist..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework.jdbc..");

    @ArchTest
    static final ArchRule controllersStayInTheirPackage =
            classes().that().areAnnotatedWith(RestController.class).should().bePackagePrivate();

    @ArchTest
    static final ArchRule aggregatesStandInDecide =
            classes().that().areAnnotatedWith(Aggregate.class).should().resideInAPackage("..decide..");

    @ArchTest
    static final ArchRule settingsAreRecords = classes()
            .that()
            .areAnnotatedWith(ConfigurationProperties.class)
            .should()
            .beRecords();

    @ArchTest
    static final ArchRule packagesAreNamedAfterStagesAndFeatures = noClasses()
            .should()
            .resideInAnyPackage("..config..", "..util..", "..common..", "..impl..", "..dto..", "..service..");
}
