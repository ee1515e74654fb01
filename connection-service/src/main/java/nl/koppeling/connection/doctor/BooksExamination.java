package nl.koppeling.connection.doctor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.proof.AdministrationProof;
import nl.koppeling.connection.proof.AdministrationProof.Books;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.snelstart.ClientKey;

/** The administration's side of the chain: a token and four reads (SnelStart API reference 2.4). */
@ApplicationScoped
class BooksExamination {

  private static final List<Link> LINKS =
      List.of(
          Link.SNELSTART_ANSWER,
          Link.SUBSCRIPTION_KEY,
          Link.SNELSTART_KEY,
          Link.SCOPES,
          Link.ADMINISTRATION,
          Link.SETTINGS);

  private final AdministrationProof proof;

  @Inject
  BooksExamination(AdministrationProof proof) {
    this.proof = proof;
  }

  /**
   * Examines.
   *
   * @param closedPeriods how many documents stand still because of a closed period
   */
  Uni<List<Finding>> examine(Connection connection, ClientKey key, long closedPeriods) {
    return proof
        .prove(key)
        .map(books -> proven(connection, books))
        .onFailure(Refusal.class)
        .recoverWithItem(no -> refused((Refusal) no))
        .map(findings -> withPeriod(findings, closedPeriods));
  }

  /** SnelStart does not say which periods are closed; the orders that met one do. */
  private static List<Finding> withPeriod(List<Finding> findings, long closedPeriods) {
    List<Finding> all = new ArrayList<>(findings);
    all.add(
        closedPeriods == 0
            ? Finding.ok(Link.PERIOD)
            : Finding.warning(
                Link.PERIOD, DoctorCode.PERIOD_CLOSED, String.valueOf(closedPeriods)));
    return all;
  }

  private static List<Finding> proven(Connection connection, Books books) {
    List<Finding> findings = new ArrayList<>();
    LINKS.subList(0, 4).forEach(link -> findings.add(Finding.ok(link)));
    boolean other =
        pinned(connection)
            .filter(p -> !p.administration().id().equals(books.company().administrationId()))
            .isPresent();
    if (other) {
      findings.add(
          Finding.fault(
              Link.ADMINISTRATION,
              RefusalCode.ADMINISTRATION_CHANGED,
              books.company().administrationName()));
      findings.add(Finding.notTried(Link.SETTINGS));
      return findings;
    }
    findings.add(Finding.ok(Link.ADMINISTRATION, books.company().administrationName()));
    findings.addAll(settings(connection, books));
    return findings;
  }

  private static List<Finding> settings(Connection connection, Books books) {
    Optional<BookingSettings> settings =
        switch (connection) {
          case Connection.Proven proven -> proven.settings();
          case Connection.Active active -> Optional.of(active.settings());
          case Connection.Paused paused -> Optional.of(paused.settings());
          default -> Optional.empty();
        };
    if (settings.isEmpty()) {
      return List.of(Finding.notTried(Link.SETTINGS));
    }
    List<Refusal.Detail> objections = books.check().objections(settings.get());
    return objections.isEmpty()
        ? List.of(Finding.ok(Link.SETTINGS))
        : objections.stream().map(o -> Finding.fault(Link.SETTINGS, o)).toList();
  }

  private static Optional<Findings> pinned(Connection connection) {
    return switch (connection) {
      case Connection.Proven proven -> Optional.of(proven.findings());
      case Connection.Active active -> Optional.of(active.findings());
      case Connection.Paused paused -> Optional.of(paused.findings());
      default -> Optional.empty();
    };
  }

  /** Several rights may be missing at once: each is named. */
  private static List<Finding> refused(Refusal no) {
    Link broken = link(no);
    List<Finding> found =
        no.details().isEmpty()
            ? List.of(Finding.fault(broken, no.code(), ""))
            : no.details().stream().map(d -> Finding.fault(broken, d)).toList();
    List<Finding> findings = new ArrayList<>();
    for (Link link : LINKS) {
      int order = link.compareTo(broken);
      if (order < 0) {
        findings.add(Finding.ok(link));
      } else if (order == 0) {
        findings.addAll(found);
      } else {
        findings.add(Finding.notTried(link));
      }
    }
    return findings;
  }

  private static Link link(Refusal no) {
    return switch (no.code()) {
      case RefusalCode.SUBSCRIPTION_KEY_REFUSED -> Link.SUBSCRIPTION_KEY;
      case RefusalCode.ADMINISTRATION_KEY_REFUSED -> Link.SNELSTART_KEY;
      case RefusalCode.SCOPES_MISSING -> Link.SCOPES;
      default -> Link.SNELSTART_ANSWER;
    };
  }
}
