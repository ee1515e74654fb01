package nl.koppeling.sandbox.snelstart.faults;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import nl.koppeling.sandbox.snelstart.books.Administration;
import nl.koppeling.sandbox.snelstart.books.Administrations;
import nl.koppeling.sandbox.snelstart.books.Disturbances;
import nl.koppeling.sandbox.snelstart.books.PeriodLock;
import nl.koppeling.sandbox.snelstart.wire.Json;

/** The faults that are set. Oldest first: the first one that fits strikes. */
@ApplicationScoped
public class Faults {

  private static final int MOST = 1000;

  private final Administrations administrations;
  private final List<Armed> armed = new ArrayList<>();
  private volatile boolean quiet = true;

  private static final class Armed {
    private final Fault fault;
    private int left;

    Armed(Fault fault) {
      this.fault = fault;
      this.left = fault.strikes();
    }
  }

  Faults(Administrations administrations) {
    this.administrations = administrations;
  }

  /** Sets a fault. */
  public synchronized void add(Fault fault) {
    if (armed.size() >= MOST) {
      throw new IllegalArgumentException("More than " + MOST + " faults at once");
    }
    armed.add(new Armed(fault));
    quiet = false;
    if (fault.kind().stage() == FaultKind.Stage.STATE) {
      affected(fault).forEach(books -> disturb(books.disturbances(), fault));
    }
  }

  private List<Administration> affected(Fault fault) {
    return administrations.all().stream()
        .filter(each -> fault.administration() == null || fault.administration().equals(each.id()))
        .toList();
  }

  private static void disturb(Disturbances books, Fault fault) {
    switch (fault.kind()) {
      case REVOKED_KOPPELSLEUTEL -> books.revokeKeys(true);
      case DELAYED_VISIBILITY ->
          books.delayVisibility(Duration.ofSeconds(fault.secondsOrDefault()));
      case DUPLICATE_NUMBER -> books.take(fault.number());
      default -> {
        PeriodLock.Kind kind = fault.lock() == null ? PeriodLock.Kind.OWNER : fault.lock();
        books.lock(new PeriodLock(kind, fault.from(), fault.to()));
      }
    }
  }

  /** Takes all faults away and what they did to the books. */
  public synchronized void clear() {
    armed.clear();
    quiet = true;
    administrations.all().forEach(books -> books.disturbances().clear());
  }

  /** The fault that strikes a request at a stage, if any; used up by asking. */
  public Optional<Fault> strike(FaultKind.Stage stage, Fault.Target target) {
    return quiet ? Optional.empty() : take(stage, target);
  }

  private synchronized Optional<Fault> take(FaultKind.Stage stage, Fault.Target target) {
    Iterator<Armed> each = armed.iterator();
    while (each.hasNext()) {
      Armed next = each.next();
      if (next.fault.kind().stage() == stage && next.fault.concerns(target)) {
        if (next.left == 1) {
          each.remove();
        } else if (next.left > 1) {
          next.left--;
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }

  /** Takes every webhook fault that is set; used up by asking. */
  public Set<FaultKind> webhookFaults(Fault.Target target) {
    Set<FaultKind> kinds = EnumSet.noneOf(FaultKind.class);
    Optional<Fault> next = strike(FaultKind.Stage.WEBHOOK, target);
    while (next.isPresent() && kinds.add(next.get().kind())) {
      next = strike(FaultKind.Stage.WEBHOOK, target);
    }
    return kinds;
  }

  /** What is set. */
  public synchronized ArrayNode json() {
    ArrayNode all = Json.array();
    for (Armed each : armed) {
      Fault fault = each.fault;
      ObjectNode node =
          Json.object()
              .put("kind", fault.kind().wireName())
              .put("method", fault.method())
              .put("path", fault.path())
              .put("left", each.left)
              .put("seconds", fault.seconds())
              .put("number", fault.number());
      node.put(
          "administration",
          fault.administration() == null ? null : fault.administration().toString());
      node.put("from", fault.from() == null ? null : fault.from().toString());
      all.add(node.put("to", fault.to() == null ? null : fault.to().toString()));
    }
    return all;
  }
}
