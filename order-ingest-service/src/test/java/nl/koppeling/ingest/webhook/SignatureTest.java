package nl.koppeling.ingest.webhook;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.junit.jupiter.api.Test;

class SignatureTest {

  private static final byte[] BODY = "{\"id\":1}".getBytes(StandardCharsets.UTF_8);

  @Test
  void everyPlaceOfASignatureCounts() {
    String right = Signature.of(BODY, "secret");
    assertThat(Signature.fits(right, BODY, "secret")).isTrue();
    for (int i = 0; i < right.length(); i++) {
      char other = right.charAt(i) == 'A' ? 'B' : 'A';
      String wrong = right.substring(0, i) + other + right.substring(i + 1);
      assertThat(Signature.fits(wrong, BODY, "secret")).as("place %d", i).isFalse();
    }
    assertThat(Signature.fits("", BODY, "")).as("no secret lets nobody in").isFalse();
  }

  /** {@link MessageDigest#isEqual} takes equally long wherever two signatures differ. */
  @Test
  void comparingTakesEquallyLongWhereverTheyDiffer() {
    JavaClasses signature = new ClassFileImporter().importClasses(Signature.class);
    classes()
        .should(
            new ArchCondition<>("compare with MessageDigest.isEqual") {
              @Override
              public void check(
                  com.tngtech.archunit.core.domain.JavaClass type, ConditionEvents events) {
                boolean constant =
                    type.getMethodCallsFromSelf().stream()
                        .map(JavaMethodCall::getTarget)
                        .anyMatch(
                            call ->
                                call.getOwner().isEquivalentTo(MessageDigest.class)
                                    && call.getName().equals("isEqual"));
                events.add(new SimpleConditionEvent(type, constant, type.getName()));
              }
            })
        .check(signature);
    noClasses()
        .should()
        .callMethod(String.class, "equals", Object.class)
        .orShould()
        .callMethod(java.util.Arrays.class, "equals", byte[].class, byte[].class)
        .check(signature);
  }
}
