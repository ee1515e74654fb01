package nl.koppeling.customer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "nl.koppeling.customer",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule THE_CORE_IS_PURE =
      classes()
          .that()
          .resideInAPackage("..customer.matching..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "nl.koppeling.customer.matching..");

  @ArchTest
  static final ArchRule WHAT_ARRIVES_CALLS_NOBODY =
      noClasses()
          .that()
          .resideInAnyPackage("..customer.arrival..", "..customer.linking..")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage("nl.koppeling.snelstart..", "..customer.finding..");

  @ArchTest
  static final ArchRule THE_LINE_IS_STRAIGHT =
      slices().matching("nl.koppeling.customer.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule NOBODY_IMPORTS_ANOTHER_SERVICE =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "nl.koppeling.invoice..",
              "nl.koppeling.ingest..",
              "nl.koppeling.connection..",
              "nl.koppeling.sandbox..");
}
