package nl.koppeling.connection.handout;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import nl.koppeling.connection.alarm.SubscriptionAlarm;
import nl.koppeling.connection.credentials.Vault;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.ownership.Sessions;
import nl.koppeling.connection.proof.SnelStartRefusals;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.snelstart.Access;
import nl.koppeling.snelstart.ClientKeyRefused;
import nl.koppeling.snelstart.CompanyInfo;
import nl.koppeling.snelstart.NotAllowed;
import nl.koppeling.snelstart.SnelStart;
import nl.koppeling.snelstart.SnelStartException;
import nl.koppeling.snelstart.SubscriptionKeyRefused;
import nl.koppeling.snelstart.Token;
import nl.koppeling.snelstart.TokenHost;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Mints a token and makes sure that it leads to the administration that was pinned when connecting
 * (reliability reference B17): nothing is handed out before the company's identity was compared.
 */
@ApplicationScoped
class Minting {

  private static final Duration OPERATOR_WAIT = Duration.ofSeconds(60);

  private final Sessions sessions;
  private final Vault vault;
  private final TokenHost tokens;
  private final SnelStart snelStart;
  private final SubscriptionAlarm alarm;
  private final FoundOut foundOut;
  private final String subscriptionKey;

  @Inject
  Minting(
      Sessions sessions,
      Vault vault,
      TokenHost tokens,
      SnelStart snelStart,
      SubscriptionAlarm alarm,
      FoundOut foundOut,
      @ConfigProperty(name = "koppeling.snelstart.subscription-key") String subscriptionKey) {
    this.sessions = sessions;
    this.vault = vault;
    this.tokens = tokens;
    this.snelStart = snelStart;
    this.alarm = alarm;
    this.foundOut = foundOut;
    this.subscriptionKey = subscriptionKey;
  }

  Uni<Token> mint(Connection.Active connection) {
    return sessions
        .forConnection(
            connection.id(), session -> vault.administrationKey(session, connection.id()))
        .flatMap(tokens::mint)
        .call(token -> compare(connection, token))
        .call(() -> foundOut.works(connection))
        .onFailure(SnelStartException.class)
        .recoverWithUni(e -> refuse(connection, (SnelStartException) e));
  }

  private Uni<Void> compare(Connection.Active connection, Token token) {
    return snelStart
        .companyInfo(new Access(token.bearer(), subscriptionKey))
        .invoke(company -> alarm.accepted())
        .flatMap(company -> compare(connection, company));
  }

  private Uni<Void> compare(Connection.Active connection, CompanyInfo company) {
    return company.administrationId().equals(connection.findings().administration().id())
        ? Uni.createFrom().voidItem()
        : foundOut
            .administrationChanged(connection)
            .chain(
                () ->
                    Uni.createFrom().failure(Refusal.conflict(RefusalCode.ADMINISTRATION_CHANGED)));
  }

  private Uni<Token> refuse(Connection.Active connection, SnelStartException failure) {
    return switch (failure) {
      case ClientKeyRefused refused -> tell(connection, RefusalCode.ADMINISTRATION_KEY_REFUSED);
      case NotAllowed missing -> tell(connection, RefusalCode.SCOPES_MISSING);
      case SubscriptionKeyRefused refused -> {
        alarm.refused();
        yield Uni.createFrom()
            .failure(Refusal.later(RefusalCode.SUBSCRIPTION_KEY_REFUSED, OPERATOR_WAIT));
      }
      default ->
          Uni.createFrom()
              .failure(
                  Refusal.later(
                      RefusalCode.SNELSTART_UNAVAILABLE, SnelStartRefusals.wait(failure)));
    };
  }

  private Uni<Token> tell(Connection.Active connection, RefusalCode code) {
    return foundOut
        .refused(connection, code)
        .chain(() -> Uni.createFrom().failure(Refusal.conflict(code)));
  }
}
