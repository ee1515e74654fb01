package nl.koppeling.connection.lifecycle;

import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import nl.koppeling.events.BookingSettings;
import nl.koppeling.events.IntakeChoices;

/**
 * One shop and one administration. Only a legal state has the method that leaves it:
 *
 * <pre>
 *            proven            activated          paused
 *   Draft ────────────▶ Proven ──────────▶ Active ◀──────▶ Paused
 *     │                   │                  │    resumed    │
 *     └───────────────────┴──── removed ─────┴───────────────┘──▶ Removed
 * </pre>
 */
public sealed interface Connection {

  Particulars particulars();

  /** Nothing is left but the fact that it was. */
  Removed removed();

  /**
   * The owner chose which orders count.
   *
   * @throws IllegalStep when it was removed
   */
  default Connection takingIn(Set<String> completedStatuses, IntakeChoices choices) {
    Particulars next = particulars().takingIn(completedStatuses, choices);
    return switch (this) {
      case Draft draft -> new Draft(next, draft.shop(), draft.administration());
      case Proven proven -> new Proven(next, proven.findings(), proven.settings());
      case Active active -> new Active(next, active.findings(), active.settings());
      case Paused paused -> new Paused(next, paused.findings(), paused.settings(), paused.cause());
      case Removed removed -> throw new IllegalStep(this, "given another choice of orders");
    };
  }

  default UUID id() {
    return particulars().id();
  }

  /** The state's name in the API and the database. */
  default String state() {
    return getClass().getSimpleName().toUpperCase(Locale.ROOT);
  }

  /**
   * Being set up, step by step. A key that was typed in with the opening is not tried yet; each
   * that came later was.
   *
   * @param shop what the shop's key found; empty: there is no key, or it was not tried
   * @param administration where the administration's key leads; empty: the same
   */
  record Draft(
      Particulars particulars,
      Optional<Findings.Shop> shop,
      Optional<Findings.Administration> administration)
      implements Connection {

    public Draft {
      Objects.requireNonNull(shop, "shop");
      Objects.requireNonNull(administration, "administration");
    }

    /** Nothing was tried yet. */
    public Draft(Particulars particulars) {
      this(particulars, Optional.empty(), Optional.empty());
    }

    /** The owner corrected the address; what the shop's key found does not count any more. */
    public Draft movedTo(nl.koppeling.shop.ShopAddress address) {
      return new Draft(particulars.rekeyed().reachedAt(address), Optional.empty(), administration);
    }

    /** The shop's key works. */
    public Draft with(nl.koppeling.shop.ShopAddress reached, Findings.Shop found) {
      return new Draft(
          particulars.rekeyed().reachedAt(reached), Optional.of(found), administration);
    }

    /** The administration's key works. */
    public Draft with(Findings.Administration found) {
      return new Draft(particulars.rekeyed(), shop, Optional.of(found));
    }

    /** The owner wants another administration, or withdrew the key in SnelStart. */
    public Draft withoutAdministration() {
      return new Draft(particulars.rekeyed(), shop, Optional.empty());
    }

    public Draft startingAt(Instant start) {
      return new Draft(particulars.startingAt(start), shop, administration);
    }

    /**
     * The owner saw where both keys lead and agreed.
     *
     * @throws IllegalStep when one of them is missing or was not tried
     */
    public Proven confirmed() {
      if (shop.isEmpty() || administration.isEmpty()) {
        throw new IllegalStep(this, "confirmed before both keys were tried");
      }
      return new Proven(
          particulars.next(), new Findings(shop.get(), administration.get()), Optional.empty());
    }

    /** Both keys work. */
    public Proven proven(Proof proof) {
      return new Proven(
          particulars.next().reachedAt(proof.shop()), proof.findings(), Optional.empty());
    }

    @Override
    public Removed removed() {
      return Removed.of(particulars);
    }
  }

  /** Both keys work; the settings may have been confirmed. */
  record Proven(Particulars particulars, Findings findings, Optional<BookingSettings> settings)
      implements Connection {

    /** Proven again; settings of another administration's ledgers are dropped. */
    public Proven proven(Proof proof) {
      boolean same = proof.findings().administration().id().equals(findings.administration().id());
      return new Proven(
          particulars.next().reachedAt(proof.shop()),
          proof.findings(),
          same ? settings : Optional.empty());
    }

    /** The administration's key is gone; what was confirmed stays. */
    public Proven withoutKey() {
      return new Proven(particulars.rekeyed(), findings, settings);
    }

    public Proven startingAt(Instant start) {
      return new Proven(particulars.startingAt(start), findings, settings);
    }

    public Proven with(BookingSettings confirmed) {
      return new Proven(particulars.next(), findings, Optional.of(confirmed));
    }

    /** A key was replaced by one that works for the same shop or administration. */
    public Proven rekeyed() {
      return rekeyed(particulars.shop());
    }

    /** The same, and this is how the shop is reached with it. */
    public Proven rekeyed(nl.koppeling.shop.ShopAddress reached) {
      return new Proven(particulars.rekeyed().reachedAt(reached), findings, settings);
    }

    /**
     * Work begins.
     *
     * @throws IllegalStep when no settings were confirmed
     */
    public Active activated() {
      return new Active(
          particulars.next(),
          findings,
          settings.orElseThrow(() -> new IllegalStep(this, "activated without settings")));
    }

    /**
     * Work begins in shadow: orders are read and judged, nothing is booked.
     *
     * @throws IllegalStep when no settings were confirmed
     */
    public Active lookingAlong() {
      return new Active(
          particulars.inShadow(),
          findings,
          settings.orElseThrow(() -> new IllegalStep(this, "activated without settings")));
    }

    @Override
    public Removed removed() {
      return Removed.of(particulars);
    }
  }

  /** Orders are booked; in shadow they are only read and judged. */
  record Active(Particulars particulars, Findings findings, BookingSettings settings)
      implements Connection {

    public Active with(BookingSettings confirmed) {
      return new Active(particulars.next(), findings, confirmed);
    }

    /** A key was replaced by one that works for the same shop and administration. */
    public Active rekeyed() {
      return rekeyed(particulars.shop());
    }

    /** The same, and this is how the shop is reached with it. */
    public Active rekeyed(nl.koppeling.shop.ShopAddress reached) {
      return new Active(particulars.rekeyed().reachedAt(reached), findings, settings);
    }

    /**
     * The shadow ends: orders paid from a moment on are booked, those of before never.
     *
     * @param start not before the connection's start
     * @throws IllegalStep when it is not in shadow, or the start is before the connection's
     */
    public Active bookingFrom(Instant start) {
      if (!particulars.shadow()) {
        throw new IllegalStep(this, "taken out of the shadow");
      }
      if (start.isBefore(particulars.startFrom())) {
        throw new IllegalStep(this, "started before its start");
      }
      return new Active(particulars.outOfShadow(start), findings, settings);
    }

    public Paused paused(PauseCause cause) {
      return new Paused(particulars.next(), findings, settings, cause);
    }

    @Override
    public Removed removed() {
      return Removed.of(particulars);
    }
  }

  /** Nothing is booked until it is resumed. */
  record Paused(
      Particulars particulars, Findings findings, BookingSettings settings, PauseCause cause)
      implements Connection {

    public Paused with(BookingSettings confirmed) {
      return new Paused(particulars.next(), findings, confirmed, cause);
    }

    /** A key was replaced by one that works for the same shop and administration: work resumes. */
    public Active rekeyed() {
      return rekeyed(particulars.shop());
    }

    /** The same, and this is how the shop is reached with it. */
    public Active rekeyed(nl.koppeling.shop.ShopAddress reached) {
      return new Active(particulars.rekeyed().reachedAt(reached), findings, settings);
    }

    /** It rests for another reason than before. */
    public Paused because(PauseCause other) {
      return new Paused(particulars.next(), findings, settings, other);
    }

    public Active resumed() {
      return new Active(particulars.next(), findings, settings);
    }

    @Override
    public Removed removed() {
      return Removed.of(particulars);
    }
  }

  /** The owner left: credentials and the key of the sealed blocks are destroyed. */
  record Removed(Particulars particulars) implements Connection {

    static Removed of(Particulars was) {
      return new Removed(
          new Particulars(
              was.id(),
              was.owners(),
              was.shop(),
              was.startFrom(),
              was.completedStatuses(),
              EventKeys.DESTROYED,
              was.version() + 1,
              was.credentialsVersion()));
    }

    @Override
    public Removed removed() {
      throw new IllegalStep(this, "removed");
    }
  }

  /** Who stopped it. */
  enum PauseCause {
    /** The owner. */
    OWNER,
    /** The key leads to another administration than the pinned one. */
    ADMINISTRATION_CHANGED,
    /** The coupling was ended in SnelStart; it can be made again, with the same administration. */
    DISCONNECTED
  }

  /**
   * The outcome of trying both keys.
   *
   * @param shop where its API was found
   */
  record Proof(nl.koppeling.shop.ShopAddress shop, Findings findings) {
    public Proof {
      Objects.requireNonNull(shop, "shop");
      Objects.requireNonNull(findings, "findings");
    }
  }
}
