package nl.koppeling.snelstart;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an objection of SnelStart asks of us (SnelStart API reference 12.2). */
public enum Reaction {
  /** The invoice number exists: look it up, compare, adopt or park. Not a failure. */
  NUMBER_TAKEN("BOE-0021"),
  /** The date lies in a closed, declared or impossible period: the owner decides. */
  PERIOD_CLOSED("BOE-0033 BOE-0042 BOE-0046 BOE-0051 BOE-0070"),
  /**
   * A ledger or cost centre of the mapping is gone, inactive or does not fit the VAT kind: the
   * owner maps again.
   */
  LEDGER(
      "BOE-0008 BOE-0037 BOE-0089 BOE-0082 BOE-0061 BOE-0081 BOE-0019 BOE-0026 BOE-0022 BOE-0053 BOE-0075"
          + " ALG-0105"),
  /** The journal of the mapping is gone or inactive: the owner maps again. */
  JOURNAL("BOE-0024 BOE-0025 BOE-0095 BOE-0096"),
  /** The relation is gone, inactive or no customer: find or make another. */
  RELATION("BOE-0054 BOE-0060 REL-0005 REL-0064 REL-0065 VOR-0002 VOR-0003"),
  /** An EU ledger does not fit this customer: country or VAT number. */
  EU_LEDGER("BOE-0080"),
  /** Amounts or VAT do not add up for SnelStart: park with figures. */
  BALANCE("BOE-0039 BOE-0069 BOE-0062"),
  /** A booking we refer to does not exist (any more): look up again. */
  GONE("BOE-0001"),
  /** The VAT number is not accepted: park, because leaving it out changes the tax. */
  VAT_NUMBER("REL-0057 REL-0058 REL-0059 REL-0087 REL-0088"),
  /** The e-mail address is not accepted: leave it out and warn. */
  EMAIL("REL-0061 REL-0084 REL-0085"),
  /** The address is not accepted: reload countries, or send none. */
  ADDRESS(
      "REL-0020 REL-0021 REL-0022 REL-0023 REL-0025 REL-0026 REL-0027 REL-0028 REL-0055 REL-0056"
          + " REL-0060 VOR-0006 VOR-0007 VOR-0008 VOR-0009 VOR-0010"),
  /**
   * An article is not accepted: its code is taken (look it up) or does not fit, it is gone, or its
   * group is. Every code of the series ART.
   */
  ARTICLE(""),
  /** Another field of the relation is not accepted. */
  FIELD(""),
  /** Everything else: a flaw of ours or a code nobody told us about; park with the code. */
  OTHER("");

  private static final Map<String, Reaction> BY_CODE =
      Stream.of(values())
          .flatMap(r -> Pattern.compile(" ").splitAsStream(r.codes).map(c -> Map.entry(c, r)))
          .filter(e -> !e.getKey().isEmpty())
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private final String codes;

  Reaction(String codes) {
    this.codes = codes;
  }

  /** The reaction to one code. */
  public static Reaction to(String code) {
    return BY_CODE.getOrDefault(
        code, code.startsWith("REL-") ? FIELD : code.startsWith("ART-") ? ARTICLE : OTHER);
  }

  /**
   * The reaction to several objections: a taken number first (looking up is always safe), else that
   * of the first code.
   */
  public static Reaction to(List<Problem> problems) {
    List<Reaction> all = problems.stream().map(p -> to(p.code())).toList();
    return all.contains(NUMBER_TAKEN) ? NUMBER_TAKEN : all.stream().findFirst().orElse(OTHER);
  }
}
