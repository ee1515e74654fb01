package nl.koppeling.connection;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(
    packages = "nl.koppeling.connection",
    importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTest {

  @ArchTest
  static final ArchRule FEATURES_DO_NOT_GO_IN_CIRCLES =
      slices().matching("nl.koppeling.connection.(*)..").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule THE_STATES_KNOW_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage("..lifecycle..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "..lifecycle..", "nl.koppeling.events", "nl.koppeling.shop");

  @ArchTest
  static final ArchRule CHOOSING_SETTINGS_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .resideInAPackage("..connection.settings..")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "..connection.settings..",
              "..connection.refusals..",
              "nl.koppeling.events",
              "nl.koppeling.snelstart");

  @ArchTest
  static final ArchRule HOW_A_DOCUMENT_STANDS_KNOWS_NO_FRAMEWORK =
      classes()
          .that()
          .haveSimpleNameStartingWith("Standing")
          .or()
          .haveSimpleName("Stage")
          .or()
          .haveSimpleName("Telling")
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "..connection.overview..", "nl.koppeling.events");

  @ArchTest
  static final ArchRule ONLY_THE_VAULT_OPENS_CREDENTIALS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..connection.credentials..")
          .should()
          .dependOnClassesThat()
          .haveSimpleName("CredentialCipher")
          .orShould()
          .dependOnClassesThat()
          .resideInAPackage("com.google.crypto.tink..");

  @ArchTest
  static final ArchRule EVERY_TRANSACTION_SAYS_FOR_WHOM_IT_WORKS =
      noClasses()
          .that()
          .resideOutsideOfPackage("..connection.ownership..")
          .should()
          .dependOnClassesThat()
          .haveFullyQualifiedName("org.hibernate.reactive.mutiny.Mutiny$SessionFactory")
          .orShould()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "java.sql..", "javax.sql..", "io.agroal..", "io.vertx.mutiny.sqlclient..");
}
