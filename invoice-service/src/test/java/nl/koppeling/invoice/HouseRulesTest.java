package nl.koppeling.invoice;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "nl.koppeling.invoice",
    importOptions = ImportOption.DoNotIncludeTests.class)
class HouseRulesTest {

  private static final DescribedPredicate<JavaClass> BINARY_FRACTIONS =
      JavaClass.Predicates.belongToAnyOf(double.class, float.class, Double.class, Float.class);

  @ArchTest
  static final ArchRule theCoreKnowsJavaOnly =
      classes()
          .that()
          .resideInAPackage("nl.koppeling.invoice.booking")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("nl.koppeling.invoice.booking", "java..");

  @ArchTest
  static final ArchRule theCoreHasNoClockNoChanceAndNoBinaryFractions =
      noClasses()
          .that()
          .resideInAPackage("nl.koppeling.invoice.booking")
          .should()
          .dependOnClassesThat(BINARY_FRACTIONS)
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "java.util.random..")
          .orShould()
          .callMethod(java.time.Instant.class, "now")
          .orShould()
          .callMethod(java.time.LocalDate.class, "now")
          .orShould()
          .callMethod(java.util.UUID.class, "randomUUID")
          .orShould()
          .callMethod(System.class, "currentTimeMillis");

  @ArchTest
  static final ArchRule noBinaryFractionIsStored =
      noFields().should().haveRawType(BINARY_FRACTIONS);

  @ArchTest
  static final ArchRule noBinaryFractionIsReturned =
      noMethods().should().haveRawReturnType(BINARY_FRACTIONS);

  @ArchTest
  static final ArchRule packagesHaveNoCycles =
      slices().matching("nl.koppeling.invoice.(*)..").should().beFreeOfCycles();
}
