package nl.koppeling.connection.doctor;

import java.time.Instant;
import java.util.List;

/**
 * What an examination found.
 *
 * @param at UTC
 * @param healthy nothing keeps orders from being booked
 * @param findings at least one for each link, in the order of the chain
 */
public record Diagnosis(Instant at, boolean healthy, List<Finding> findings) {

  public Diagnosis {
    findings = List.copyOf(findings);
  }

  static Diagnosis of(Instant at, List<Finding> findings) {
    boolean healthy =
        findings.stream().noneMatch(finding -> finding.verdict() == Finding.Verdict.FAULT);
    return new Diagnosis(at, healthy, findings);
  }
}
