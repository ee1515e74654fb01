package nl.koppeling.connection.desk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.koppeling.connection.doctor.Diagnosis;
import nl.koppeling.connection.doctor.Finding;
import nl.koppeling.connection.doctor.Link;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.web.Page;

/**
 * What the check-up found, ready to be shown.
 *
 * @param tone {@code good}, {@code info} or {@code bad}; chooses the looks of the verdict
 * @param links in the order of the chain
 */
public record Checkup(String tone, String verdict, String at, List<Tested> links) {

  /** A link of the chain; {@code lines} is empty when there is nothing to say of it. */
  public record Tested(String name, String tone, String state, String about, List<Line> lines) {}

  /**
   * Something that is not right.
   *
   * @param what what is wrong, and whose it is
   * @param remedy what to do; may be empty
   * @param about what it is about, for example ledger accounts
   * @param fix where to do it; null: nowhere, or not by the owner
   */
  public record Line(String what, String remedy, List<String> about, Fix fix) {}

  static Checkup of(Diagnosis diagnosis, Connection connection, Page page) {
    Map<Link, List<Finding>> byLink = new LinkedHashMap<>();
    diagnosis
        .findings()
        .forEach(f -> byLink.computeIfAbsent(f.link(), l -> new ArrayList<>()).add(f));
    boolean warned =
        diagnosis.findings().stream().anyMatch(f -> f.verdict() == Finding.Verdict.WARNING);
    String verdict = !diagnosis.healthy() ? "faults" : warned ? "warnings" : "healthy";
    return new Checkup(
        !diagnosis.healthy() ? "bad" : warned ? "info" : "good",
        page.text("checkup_" + verdict),
        page.figures().moment(diagnosis.at()),
        byLink.values().stream().map(found -> tested(found, connection, page)).toList());
  }

  private static Tested tested(List<Finding> found, Connection connection, Page page) {
    Finding first = found.getFirst();
    Map<String, List<Finding>> byCode = new LinkedHashMap<>();
    found.forEach(f -> byCode.computeIfAbsent(f.code(), c -> new ArrayList<>()).add(f));
    boolean right = first.verdict() == Finding.Verdict.OK;
    return new Tested(
        page.language().pick(first.linkNl(), first.linkEn()),
        tone(first.verdict()),
        page.text("verdict_" + first.verdict()),
        right ? first.about() : "",
        wrong(first)
            ? byCode.values().stream().map(same -> line(same, connection, page)).toList()
            : List.of());
  }

  private static boolean wrong(Finding finding) {
    return finding.verdict() == Finding.Verdict.FAULT
        || finding.verdict() == Finding.Verdict.WARNING;
  }

  /** Several findings with one code, for example of four webhooks, are said once. */
  private static Line line(List<Finding> same, Connection connection, Page page) {
    Finding first = same.getFirst();
    String text = page.language().pick(first.nl(), first.en());
    int end = text.indexOf(". ") + 1;
    return new Line(
        end == 0 ? text : text.substring(0, end),
        end == 0 ? "" : text.substring(end).strip(),
        same.stream().filter(Checkup::telling).map(Finding::about).toList(),
        Fix.of(first, connection, page).orElse(null));
  }

  /** What a shop's failure was in our own terms helps nobody. */
  private static boolean telling(Finding finding) {
    boolean ours = finding.code().startsWith("SHOP_") && !finding.code().equals("SHOP_TOO_OLD");
    return !finding.about().isBlank() && !ours;
  }

  private static String tone(Finding.Verdict verdict) {
    return switch (verdict) {
      case OK -> "good";
      case WARNING, NOT_TRIED -> "wait";
      case FAULT -> "bad";
    };
  }
}
