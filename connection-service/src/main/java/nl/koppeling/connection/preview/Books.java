package nl.koppeling.connection.preview;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import nl.koppeling.connection.alarm.SubscriptionAlarm;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.proof.SnelStartRefusals;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.ClientKey;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.TokenHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Opens an administration for reading: a token of it and no other one, and what things are called.
 */
@ApplicationScoped
class Books {

  private final TokenHost tokens;
  private final SnelStart snelStart;
  private final SubscriptionAlarm alarm;
  private final String subscriptionKey;

  @Inject
  Books(
      TokenHost tokens,
      SnelStart snelStart,
      SubscriptionAlarm alarm,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.tokens = tokens;
    this.snelStart = snelStart;
    this.alarm = alarm;
    this.subscriptionKey = subscriptionKey;
  }

  /**
   * Open books.
   *
   * @param bearer a secret
   * @param ledgers number and name
   * @param journals number and name
   */
  record Open(String bearer, Map<UUID, String> ledgers, Map<UUID, String> journals) {
    @Override
    public String toString() {
      return "Open[***]";
    }
  }

  /** Four calls; fails with a {@link Refusal}. */
  Uni<Open> open(ClientKey key, Findings.Administration pinned) {
    return tokens
        .mint(key)
        .flatMap(token -> open(token.bearer(), pinned))
        .onFailure(SnelStartException.class)
        .transform(e -> SnelStartRefusals.of((SnelStartException) e, alarm));
  }

  private Uni<Open> open(String bearer, Findings.Administration pinned) {
    Access access = new Access(bearer, subscriptionKey);
    return snelStart
        .companyInfo(access)
        .invoke(
            company -> {
              if (!company.administrationId().equals(pinned.id())) {
                throw Refusal.of(RefusalCode.ADMINISTRATION_CHANGED, company.administrationName());
              }
            })
        .flatMap(same -> ledgers(access))
        .flatMap(ledgers -> journals(access).map(journals -> new Open(bearer, ledgers, journals)));
  }

  private Uni<Map<UUID, String>> ledgers(Access access) {
    return snelStart
        .ledgerAccounts(access)
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.toMap(
                            l -> l.id(), l -> l.number() + " " + l.description(), (a, b) -> a)));
  }

  private Uni<Map<UUID, String>> journals(Access access) {
    return snelStart
        .journals(access)
        .map(
            all ->
                all.stream()
                    .collect(
                        Collectors.toMap(
                            j -> j.id(), j -> j.number() + " " + j.description(), (a, b) -> a)));
  }
}
