package nl.koppeling.snelstart;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The wire stays inside, and nothing of ours but this package is known here. */
@AnalyzeClasses(
    packages = "nl.koppeling.snelstart",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule wireStaysInside =
      classes()
          .that()
          .haveNameMatching(".*\\.(Wire(\\$.*)?|Row|Reading|Writing|Json|SnelStartApi|TokenApi)")
          .should()
          .notBePublic();

  @ArchTest
  static final ArchRule knowsNoOtherModule =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.koppeling.events..", "nl.koppeling.turns..", "nl.koppeling.access..");

  @ArchTest
  static final ArchRule recordsAreFreeOfFrameworks =
      noClasses()
          .that()
          .areRecords()
          .and()
          .arePublic()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("com.fasterxml..", "io.quarkus..", "jakarta..", "io.vertx..");
}
