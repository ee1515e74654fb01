package nl.koppeling.snelstart;

import static nl.koppeling.snelstart.Samples.euros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What SnelStart would refuse or round cannot be made (SnelStart API reference 7.5 and 7.6). */
class SalesOrderLimitsTest {

  @ParameterizedTest
  @CsvSource({"10.00, 0.3333", "0.01, 0.5", "1.005, 1", "10.00, 0"})
  void aLineThatIsNoWholeNumberOfCentsIsRefused(String price, String quantity) {
    assertThatThrownBy(
            () -> new NewSalesOrder.Line(Samples.TEE, "x", euros(price), euros(quantity)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aLineComesToQuantityTimesPrice() {
    NewSalesOrder.Line line =
        new NewSalesOrder.Line(Samples.TEE, "x".repeat(300), euros("12.10"), euros("1E+1"));
    assertThat(line.total()).isEqualTo(euros("121.00"));
    assertThat(line.quantity()).isEqualTo(euros("10"));
    assertThat(line.description()).hasSize(250);
    assertThat(Samples.salesOrder().total()).isEqualTo(euros("87.30"));
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"", " A", "A\n", "123456789012345678901234567890123456789012345678901"})
  void aReferenceThatCouldNotBeFoundAgainIsRefused(String reference) {
    NewSalesOrder o = Samples.salesOrder();
    assertThatThrownBy(
            () ->
                new NewSalesOrder(
                    reference,
                    o.date(),
                    o.customerId(),
                    "",
                    "",
                    o.templateId(),
                    Optional.empty(),
                    o.lines()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anOrderWithoutLinesIsRefused() {
    NewSalesOrder o = Samples.salesOrder();
    assertThatThrownBy(
            () ->
                new NewSalesOrder(
                    "A",
                    o.date(),
                    o.customerId(),
                    "",
                    "",
                    o.templateId(),
                    Optional.empty(),
                    List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " A", "A\t"})
  void anArticleCodeThatCouldNotBeFoundAgainIsRefused(String code) {
    assertThatThrownBy(() -> new NewArticle(code, "x", Samples.GROUP_HIGH))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNumericCodeIsANumber() {
    assertThat(OData.eqNumber("Artikelcode", "1042")).isEqualTo("Artikelcode eq 1042");
    assertThatThrownBy(() -> OData.eqNumber("Artikelcode", "1 or 1 eq 1"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
