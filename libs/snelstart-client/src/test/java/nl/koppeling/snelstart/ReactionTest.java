package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The codes of SnelStart API reference 12.2 that services branch on. */
class ReactionTest {

  @ParameterizedTest
  @CsvSource({
    "BOE-0021,NUMBER_TAKEN",
    "BOE-0033,PERIOD_CLOSED",
    "BOE-0042,PERIOD_CLOSED",
    "BOE-0046,PERIOD_CLOSED",
    "BOE-0051,PERIOD_CLOSED",
    "BOE-0070,PERIOD_CLOSED",
    "BOE-0008,LEDGER",
    "BOE-0037,LEDGER",
    "BOE-0089,LEDGER",
    "BOE-0082,LEDGER",
    "BOE-0061,LEDGER",
    "BOE-0081,LEDGER",
    "BOE-0019,LEDGER",
    "BOE-0026,LEDGER",
    "BOE-0022,LEDGER",
    "ALG-0105,LEDGER",
    "BOE-0024,JOURNAL",
    "BOE-0025,JOURNAL",
    "BOE-0095,JOURNAL",
    "BOE-0096,JOURNAL",
    "BOE-0054,RELATION",
    "BOE-0060,RELATION",
    "REL-0005,RELATION",
    "REL-0064,RELATION",
    "BOE-0039,BALANCE",
    "BOE-0069,BALANCE",
    "BOE-0062,BALANCE",
    "BOE-0080,EU_LEDGER",
    "BOE-0001,GONE",
    "REL-0057,VAT_NUMBER",
    "REL-0087,VAT_NUMBER",
    "REL-0088,VAT_NUMBER",
    "REL-0061,EMAIL",
    "REL-0085,EMAIL",
    "REL-0020,ADDRESS",
    "REL-0055,ADDRESS",
    "REL-0060,ADDRESS",
    "REL-0007,FIELD",
    "REL-0013,FIELD",
    "REL-9999,FIELD",
    "VOR-0002,RELATION",
    "VOR-0003,RELATION",
    "VOR-0006,ADDRESS",
    "VOR-0010,ADDRESS",
    "VOR-0011,OTHER",
    "ART-0001,ARTICLE",
    "ART-0003,ARTICLE",
    "ART-0018,ARTICLE",
    "BOE-0023,OTHER",
    "ALG-0100,OTHER",
    "XYZ-0001,OTHER"
  })
  void codeHasItsReaction(String code, Reaction reaction) {
    assertThat(Reaction.to(code)).isEqualTo(reaction);
  }

  @Test
  void takenNumberGoesBeforeOtherObjections() {
    assertThat(to("BOE-0039", "BOE-0021")).isEqualTo(Reaction.NUMBER_TAKEN);
  }

  @Test
  void otherwiseTheFirstCodeCounts() {
    assertThat(to("BOE-0042", "BOE-0039")).isEqualTo(Reaction.PERIOD_CLOSED);
    assertThat(to()).isEqualTo(Reaction.OTHER);
  }

  private static Reaction to(String... codes) {
    return Reaction.to(List.of(codes).stream().map(c -> new Problem(c, "")).toList());
  }
}
