package nl.koppeling.connection.doctor;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import nl.koppeling.connection.lifecycle.Findings;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.proof.ShopProof;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.shop.Reach;
import nl.koppeling.shop.Reachability;
import nl.koppeling.shop.ShopAddress;
import nl.koppeling.shop.ShopKey;

/**
 * The shop's side of the chain: one look at the host, and the calls of the proof (WooCommerce
 * reference 3). What comes after a broken link is not tried.
 */
@ApplicationScoped
class ShopExamination {

  private static final List<Link> LINKS =
      List.of(
          Link.SHOP_NAME,
          Link.SHOP_CONNECTION,
          Link.SHOP_CERTIFICATE,
          Link.SHOP_ANSWER,
          Link.SHOP_API,
          Link.SHOP_KEY,
          Link.SHOP_VERSION,
          Link.SHOP_WRITING,
          Link.WEBHOOKS);

  private final Reachability reachability;
  private final ShopProof proof;
  private final WebhookExamination webhooks;

  @Inject
  ShopExamination(Reachability reachability, ShopProof proof, WebhookExamination webhooks) {
    this.reachability = reachability;
    this.proof = proof;
    this.webhooks = webhooks;
  }

  /**
   * Examines.
   *
   * @param working the connection was switched on, so that webhooks are expected
   */
  Uni<List<Finding>> examine(Particulars connection, ShopKey key, boolean working) {
    return reachability
        .look(connection.shop())
        .flatMap(
            reach ->
                broken(reach)
                    .map(found -> Uni.createFrom().item(after(List.of(found))))
                    .orElseGet(() -> reached(connection, key, working)));
  }

  private static java.util.Optional<Finding> broken(Reach reach) {
    return java.util.Optional.ofNullable(
        switch (reach) {
          case Reach.Reached reached -> null;
          case Reach.Refused refused ->
              Finding.fault(
                  Link.SHOP_NAME, RefusalCode.SHOP_ADDRESS_REFUSED, refused.reason().name());
          case Reach.NameUnknown unknown ->
              Finding.fault(Link.SHOP_NAME, DoctorCode.SHOP_NAME_UNKNOWN, "");
          case Reach.NoConnection none ->
              Finding.fault(Link.SHOP_CONNECTION, RefusalCode.SHOP_UNREACHABLE, "");
          case Reach.TlsFailed failed ->
              Finding.fault(Link.SHOP_CERTIFICATE, DoctorCode.SHOP_CERTIFICATE_BAD, "");
        });
  }

  private Uni<List<Finding>> reached(Particulars connection, ShopKey key, boolean working) {
    return proof
        .prove(connection.shop(), key)
        .flatMap(
            outcome ->
                webhooks
                    .examine(outcome.shop(), key, connection.keys().webhookToken(), working)
                    .map(found -> proven(connection, outcome, found)))
        .onFailure(Refusal.class)
        .recoverWithItem(no -> after(refused((Refusal) no)));
  }

  private static List<Finding> proven(
      Particulars connection, ShopProof.Outcome outcome, List<Finding> webhooks) {
    Findings.Shop facts = outcome.facts();
    List<Finding> findings = new ArrayList<>();
    LINKS.subList(0, 4).forEach(link -> findings.add(Finding.ok(link)));
    findings.add(api(outcome));
    findings.add(key(outcome.shop()));
    findings.add(
        facts.wooCommerceVersion().isEmpty()
            ? Finding.warning(Link.SHOP_VERSION, DoctorCode.SHOP_VERSION_HIDDEN, "")
            : Finding.ok(Link.SHOP_VERSION, facts.wooCommerceVersion()));
    findings.add(
        facts.canWrite()
            ? Finding.ok(Link.SHOP_WRITING)
            : Finding.warning(
                Link.SHOP_WRITING,
                connection.intake().orderNotes()
                    ? DoctorCode.ORDER_NOTES_NOT_ALLOWED
                    : DoctorCode.SHOP_KEY_READS_ONLY,
                ""));
    findings.addAll(webhooks);
    return findings;
  }

  private static Finding api(ShopProof.Outcome outcome) {
    if (outcome.elsewhere().isPresent()) {
      return Finding.warning(
          Link.SHOP_API, RefusalCode.SHOP_ELSEWHERE, outcome.elsewhere().get().toString());
    }
    boolean detour =
        outcome.shop().apiRoot().toString().endsWith(ShopAddress.API_WITHOUT_PERMALINKS);
    return detour
        ? Finding.warning(Link.SHOP_API, DoctorCode.PLAIN_PERMALINKS, "")
        : Finding.ok(Link.SHOP_API);
  }

  /** Over http, where shops of tests are, a signature is how it should be. */
  private static Finding key(ShopAddress shop) {
    boolean http = "http".equals(shop.home().getScheme());
    return switch (shop.carriage()) {
      case HEADER -> Finding.ok(Link.SHOP_KEY);
      case SIGNATURE ->
          http
              ? Finding.ok(Link.SHOP_KEY)
              : Finding.warning(Link.SHOP_KEY, DoctorCode.SHOP_HEADER_STRIPPED, "");
      case SIGNATURE_AS_HTTP -> Finding.warning(Link.SHOP_KEY, DoctorCode.SHOP_HTTPS_UNSEEN, "");
      case QUERY -> Finding.warning(Link.SHOP_KEY, DoctorCode.SHOP_KEY_IN_ADDRESS, "");
    };
  }

  private static List<Finding> refused(Refusal no) {
    String about = no.details().isEmpty() ? "" : no.details().getFirst().what();
    return List.of(Finding.fault(link(no), no.code(), about));
  }

  private static Link link(Refusal no) {
    return switch (no.code()) {
      case RefusalCode.SHOP_ADDRESS_REFUSED -> Link.SHOP_NAME;
      case RefusalCode.SHOP_NOT_WOOCOMMERCE -> Link.SHOP_API;
      case RefusalCode.SHOP_KEY_REFUSED,
          RefusalCode.SHOP_SECRET_REFUSED,
          RefusalCode.SHOP_BEHIND_PASSWORD,
          RefusalCode.SHOP_PERMISSION_MISSING ->
          Link.SHOP_KEY;
      case RefusalCode.SHOP_TOO_OLD -> Link.SHOP_VERSION;
      default -> Link.SHOP_ANSWER;
    };
  }

  /** All links: what is before the one found broken is right, what is after it was not tried. */
  private static List<Finding> after(List<Finding> found) {
    Link broken = found.getFirst().link();
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
}
