package nl.koppeling.connection.registry;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.lifecycle.Owners;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.IntakeChoices;
import nl.koppeling.shop.Carriage;
import nl.koppeling.shop.ShopAddress;

/** Rows to states and back. */
final class Rows {

  private Rows() {}

  static Connection read(ConnectionRow row, Set<String> owners) {
    Particulars p = particulars(row, owners);
    return switch (row.state) {
      case "DRAFT" ->
          new Connection.Draft(
              p,
              read(row.draftShop, Findings.Shop.class),
              read(row.draftAdministration, Findings.Administration.class));
      case "PROVEN" -> new Connection.Proven(p, findings(row), settings(row));
      case "ACTIVE" -> new Connection.Active(p, findings(row), settings(row).orElseThrow());
      case "PAUSED" ->
          new Connection.Paused(
              p,
              findings(row),
              settings(row).orElseThrow(),
              Connection.PauseCause.valueOf(row.pauseCause));
      case "REMOVED" -> new Connection.Removed(p);
      default -> throw new IllegalStateException("no state of a connection: " + row.state);
    };
  }

  static void write(Connection connection, ConnectionRow row, Instant now) {
    Particulars p = connection.particulars();
    row.id = p.id();
    row.state = connection.state();
    row.version = p.version();
    row.credentialsVersion = p.credentialsVersion();
    row.shopHome = p.shop().home().toString();
    row.shopApi = p.shop().apiRoot().toString();
    row.shopIdentity = p.shop().identity();
    row.shopCarriage = p.shop().carriage().name();
    row.startFrom = p.startFrom();
    row.shadow = p.shadow();
    row.completedStatuses = String.join(",", new TreeSet<>(p.completedStatuses()));
    row.intake = p.intake().equals(IntakeChoices.USUAL) ? "" : EventCodec.write(p.intake());
    row.webhookToken = p.keys().webhookToken();
    row.sealedWebhookSecret = p.keys().sealedWebhookSecret();
    row.wrappedKey = p.keys().wrappedKey();
    row.createdAt = row.createdAt == null ? now : row.createdAt;
    row.updatedAt = now;
    row.pauseCause = "";
    row.draftShop = "";
    row.draftAdministration = "";
    switch (connection) {
      case Connection.Draft draft -> {
        clear(row);
        row.draftShop = draft.shop().map(EventCodec::write).orElse("");
        row.draftAdministration = draft.administration().map(EventCodec::write).orElse("");
      }
      case Connection.Removed removed -> clear(row);
      case Connection.Proven proven -> fill(row, proven.findings(), proven.settings());
      case Connection.Active active -> fill(row, active.findings(), Optional.of(active.settings()));
      case Connection.Paused paused -> {
        fill(row, paused.findings(), Optional.of(paused.settings()));
        row.pauseCause = paused.cause().name();
      }
    }
  }

  private static void clear(ConnectionRow row) {
    row.findings = "";
    row.shopStore = "";
    row.administrationId = null;
    row.settings = "";
    row.invoicePrefix = "";
  }

  private static void fill(
      ConnectionRow row, Findings findings, Optional<BookingSettings> settings) {
    row.findings = EventCodec.write(findings);
    row.shopStore = findings.shop().storeId();
    row.administrationId = findings.administration().id();
    row.settings = settings.map(EventCodec::write).orElse("");
    row.invoicePrefix = settings.map(BookingSettings::invoicePrefix).orElse("");
  }

  private static Particulars particulars(ConnectionRow row, Set<String> owners) {
    return new Particulars(
        row.id,
        new Owners(owners),
        shop(row),
        row.startFrom,
        Set.of(row.completedStatuses.split(",")),
        new EventKeys(row.webhookToken, row.sealedWebhookSecret, row.wrappedKey),
        row.version,
        row.credentialsVersion,
        row.shadow,
        read(row.intake, IntakeChoices.class).orElse(IntakeChoices.USUAL));
  }

  /** Rows of before it was kept how a key travels have nothing there: as it usually does. */
  private static ShopAddress shop(ConnectionRow row) {
    ShopAddress usual = new ShopAddress(URI.create(row.shopHome), URI.create(row.shopApi));
    return row.shopCarriage.isEmpty() ? usual : usual.with(Carriage.valueOf(row.shopCarriage));
  }

  private static Findings findings(ConnectionRow row) {
    return read(row.findings, Findings.class).orElseThrow();
  }

  private static Optional<BookingSettings> settings(ConnectionRow row) {
    return read(row.settings, BookingSettings.class);
  }

  private static <T> Optional<T> read(String json, Class<T> type) {
    return json.isEmpty()
        ? Optional.empty()
        : Optional.of(EventCodec.read(json.getBytes(StandardCharsets.UTF_8), type));
  }
}
