package nl.koppeling.connection.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import nl.koppeling.connection.town.Endpoints;
import nl.koppeling.connection.town.Endpoints.Endpoint;
import org.junit.jupiter.api.Test;

/** Who can make us call a shop or SnelStart is counted: also at endpoints made later. */
class SpendsTest {

  private static final String OURS = "nl.koppeling.connection";

  /** Asks at most once an hour for each administration, whoever looks how often. */
  private static final String BOUNDED_BY_ITSELF = OURS + ".orderbook.LedgerNames";

  private final JavaClasses classes =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .importPackages(OURS, "nl.koppeling.replay");

  @Test
  void whatLeadsOutsideIsCounted() {
    assertThat(
            Endpoints.all().stream()
                .filter(endpoint -> endpoint.page() || endpoint.api())
                .filter(endpoint -> !endpoint.handler().isAnnotationPresent(Spends.class))
                .filter(this::leadsOutside))
        .isEmpty();
  }

  @Test
  void theWaysOutsideAreFound() {
    assertThat(
            Endpoints.all().stream()
                .filter(this::leadsOutside)
                .map(Endpoint::toString)
                .filter(name -> name.matches(".*/(proof|doctor|credentials|new|books|keys)")))
        .hasSizeGreaterThan(5);
  }

  /** Follows the calls from the endpoint on, lambdas included. */
  private boolean leadsOutside(Endpoint endpoint) {
    Deque<JavaCodeUnit> open = new ArrayDeque<>();
    Set<JavaCodeUnit> seen = new HashSet<>();
    open.add(start(endpoint));
    while (!open.isEmpty()) {
      JavaCodeUnit here = open.pop();
      if (!seen.add(here)) {
        continue;
      }
      if (targets(here).anyMatch(SpendsTest::outside)) {
        return true;
      }
      targets(here)
          .filter(target -> target.getOwner().getPackageName().startsWith(OURS))
          .filter(target -> !target.getOwner().getName().equals(BOUNDED_BY_ITSELF))
          .map(AccessTarget.CodeUnitAccessTarget::resolveMember)
          .forEach(member -> member.ifPresent(open::add));
    }
    return false;
  }

  private static Stream<AccessTarget.CodeUnitAccessTarget> targets(JavaCodeUnit unit) {
    return Stream.concat(
            unit.getCallsFromSelf().stream(), unit.getCodeUnitReferencesFromSelf().stream())
        .map(JavaAccess::getTarget)
        .map(AccessTarget.CodeUnitAccessTarget.class::cast);
  }

  private static boolean outside(AccessTarget.CodeUnitAccessTarget target) {
    String owner = target.getOwner().getPackageName();
    return (owner.equals("nl.koppeling.shop") || owner.equals("nl.koppeling.snelstart"))
        && target.getRawReturnType().getName().equals("io.smallrye.mutiny.Uni");
  }

  private JavaMethod start(Endpoint endpoint) {
    return classes.get(endpoint.handler().getDeclaringClass()).getMethods().stream()
        .filter(method -> method.reflect().equals(endpoint.handler()))
        .findFirst()
        .orElseThrow();
  }
}
