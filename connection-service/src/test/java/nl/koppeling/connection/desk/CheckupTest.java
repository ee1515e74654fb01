package nl.koppeling.connection.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import nl.koppeling.connection.doctor.Diagnosis;
import nl.koppeling.connection.doctor.Finding;
import nl.koppeling.connection.doctor.Finding.Verdict;
import nl.koppeling.connection.doctor.Link;
import nl.koppeling.connection.lifecycle.Connection;
import nl.koppeling.connection.lifecycle.EventKeys;
import nl.koppeling.connection.lifecycle.Owners;
import nl.koppeling.connection.lifecycle.Particulars;
import nl.koppeling.connection.refusals.Code;
import nl.koppeling.connection.refusals.DoctorCode;
import nl.koppeling.connection.refusals.RefusalCode;
import nl.koppeling.connection.web.Language;
import nl.koppeling.connection.web.Page;
import nl.koppeling.shop.ShopAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the check-up found, in the reader's words. */
class CheckupTest {

  private static final UUID ID = UUID.fromString("00000000-0000-4000-8000-00000000000a");
  private static final Connection SHOP =
      new Connection.Draft(
          new Particulars(
              ID,
              Owners.of("somebody"),
              new ShopAddress(
                  URI.create("https://winkel.test/nl"),
                  URI.create("https://winkel.test/nl/wp-json/wc/v3")),
              Instant.EPOCH,
              Set.of("completed"),
              EventKeys.DESTROYED,
              1,
              1));

  static Stream<Code> everyFailure() {
    return Stream.concat(
        Stream.of(DoctorCode.values()),
        Stream.of(
            RefusalCode.SHOP_ADDRESS_REFUSED,
            RefusalCode.SHOP_UNREACHABLE,
            RefusalCode.SHOP_MAINTENANCE,
            RefusalCode.SHOP_BUSY,
            RefusalCode.SHOP_FAULT,
            RefusalCode.SHOP_REDIRECTS,
            RefusalCode.SHOP_NOT_WOOCOMMERCE,
            RefusalCode.SHOP_TOO_OLD,
            RefusalCode.SHOP_KEY_REFUSED,
            RefusalCode.SHOP_SECRET_REFUSED,
            RefusalCode.SHOP_BEHIND_PASSWORD,
            RefusalCode.SHOP_PERMISSION_MISSING,
            RefusalCode.ADMINISTRATION_KEY_REFUSED,
            RefusalCode.ADMINISTRATION_CHANGED,
            RefusalCode.SCOPES_MISSING,
            RefusalCode.SUBSCRIPTION_KEY_REFUSED,
            RefusalCode.SNELSTART_UNAVAILABLE));
  }

  @ParameterizedTest
  @MethodSource("everyFailure")
  void aFailureIsSaidWholeInEitherLanguageCulpritFirst(Code code) {
    for (Language language : Language.values()) {
      Checkup checkup = checkup(language, finding(Link.SHOP_ANSWER, Verdict.FAULT, code, ""));

      Checkup.Line line = checkup.links().getFirst().lines().getFirst();
      assertThat(line.what() + " " + line.remedy()).isEqualTo(language.pick(code.nl(), code.en()));
      assertThat(line.what()).endsWith(".");
      assertThat(line.remedy()).as("%s has a remedy", code.wire()).isNotBlank();
    }
  }

  @Test
  void fourWebhooksWithOneFaultAreSaidOnce() {
    List<Finding> four =
        Stream.of("order.created", "order.updated", "order.deleted", "order.restored")
            .map(topic -> finding(Link.WEBHOOKS, Verdict.WARNING, DoctorCode.WEBHOOK_PAUSED, topic))
            .toList();

    Checkup checkup = checkup(Language.NL, four.toArray(Finding[]::new));

    assertThat(checkup.tone()).isEqualTo("info");
    assertThat(checkup.links()).hasSize(1);
    assertThat(checkup.links().getFirst().lines()).hasSize(1);
    assertThat(checkup.links().getFirst().lines().getFirst().about())
        .containsExactly("order.created", "order.updated", "order.deleted", "order.restored");
  }

  @Test
  void eachLinkLeadsToWhereItIsMended() {
    String own = "/app/connections/" + ID + "/";

    assertThat(fix(Link.SHOP_KEY, RefusalCode.SHOP_KEY_REFUSED)).contains(own + "setup/shop");
    assertThat(fix(Link.SNELSTART_KEY, RefusalCode.ADMINISTRATION_KEY_REFUSED))
        .contains(own + "setup/administration");
    assertThat(fix(Link.SETTINGS, RefusalCode.SETTINGS_MISSING)).contains(own + "setup/books");
    assertThat(fix(Link.PERIOD, DoctorCode.PERIOD_CLOSED))
        .contains(own + "orders?reason=PERIOD_CLOSED");
    assertThat(fix(Link.SHOP_API, DoctorCode.PLAIN_PERMALINKS))
        .contains("https://winkel.test/nl/wp-admin/options-permalink.php");
    assertThat(fix(Link.WEBHOOKS, DoctorCode.WEBHOOK_PAUSED).orElseThrow())
        .startsWith("https://winkel.test/nl/wp-admin/")
        .endsWith("section=webhooks");
    assertThat(fix(Link.WEBHOOKS, DoctorCode.WEBHOOK_MISSING)).isEmpty();
    assertThat(fix(Link.SUBSCRIPTION_KEY, RefusalCode.SUBSCRIPTION_KEY_REFUSED)).isEmpty();
  }

  private static Optional<String> fix(Link link, Code code) {
    Finding finding = finding(link, Verdict.FAULT, code, "");
    return Optional.ofNullable(
            checkup(Language.NL, finding).links().getFirst().lines().getFirst().fix())
        .map(Fix::path);
  }

  private static Finding finding(Link link, Verdict verdict, Code code, String about) {
    return new Finding(
        link, link.nl(), link.en(), verdict, code.wire(), about, code.nl(), code.en());
  }

  private static Checkup checkup(Language language, Finding... findings) {
    boolean healthy = Stream.of(findings).noneMatch(f -> f.verdict() == Verdict.FAULT);
    Diagnosis diagnosis = new Diagnosis(Instant.EPOCH, healthy, new ArrayList<>(List.of(findings)));
    return Checkup.of(diagnosis, SHOP, new Page(language, "", "", "/"));
  }
}
