package nl.koppeling.ingest;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "nl.koppeling.ingest",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule theIntakeKnowsOnlyJavaAndTheEvents =
      classes()
          .that()
          .resideInAPackage("..ingest.intake..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "nl.koppeling.events", "nl.koppeling.ingest.intake");

  @ArchTest
  static final ArchRule theIntakeHasNoClockAndNoDice =
      noClasses()
          .that()
          .resideInAPackage("..ingest.intake..")
          .should()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .dependOnClassesThat()
          .belongToAnyOf(java.util.Random.class, java.time.Clock.class);

  @ArchTest
  static final ArchRule featuresHaveNoCycles =
      slices().matching("nl.koppeling.ingest.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule whatArrivesFromKafkaCallsNobody =
      noClasses()
          .that()
          .resideInAnyPackage("..ingest.connections..", "..ingest.bookings..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("nl.koppeling.ingest.shop.Shops")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("nl.koppeling.shop..");

  @ArchTest
  static final ArchRule moneyIsNeverFloating =
      noClasses()
          .that()
          .resideInAnyPackage("..ingest.intake..", "..ingest.reading..", "..ingest.orders..")
          .should()
          .dependOnClassesThat()
          .belongToAnyOf(Double.class, Float.class);
}
