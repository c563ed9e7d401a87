package io.scanpass.consumer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "io.scanpass.consumer", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

    @ArchTest
    static final ArchRule NEEDS_LITTLE = classes()
            .that()
            .resideOutsideOfPackage("io.scanpass.consumer.security..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.apache.kafka..",
                    "tools.jackson..",
                    "io.scanpass.contract..",
                    "io.scanpass.consumer..");

    @ArchTest
    static final ArchRule SPRING_SECURITY_IS_OPTIONAL = classes()
            .that()
            .resideInAPackage("io.scanpass.consumer.security..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "java..", "org.jspecify..", "org.springframework.security.oauth2..", "io.scanpass.consumer..");

    @ArchTest
    static final ArchRule ONLY_WHO_OPENS_WHAT_IS_SEALED_NEEDS_JOSE = noClasses()
            .that()
            .doNotHaveSimpleName("PersonalFields")
            .and()
            .doNotHaveSimpleName("PersonalKeys")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("io.scanpass.contract.personal.PersonalKey");
}
