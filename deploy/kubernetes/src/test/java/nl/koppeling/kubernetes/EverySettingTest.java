package nl.koppeling.kubernetes;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * Every setting that the code reads is explained, is in {@code .env.example} and
 * docker-compose.yml, and is set in the cluster or is right as it is; and nothing is set or
 * explained that no code reads. Files only: no kubectl, no cluster.
 */
class EverySettingTest {

  static final List<String> SERVICES = Checkout.SERVICES;

  private static final Pattern NAME =
      Pattern.compile("\\b(?:KOPPELING|KAFKA|QUARKUS)_[A-Z0-9_]*[A-Z0-9]\\b");

  /** Not set in the cluster because what the code has is right everywhere; why. */
  private static final Map<String, String> RIGHT_EVERYWHERE =
      Map.ofEntries(
          entry("KOPPELING_OUTBOX_SWEEP", "finds only what a replica that died left behind"),
          entry(
              "KOPPELING_TURNS_DOCUMENTS",
              "fairness between connections, not a matter of the platform"),
          entry("KOPPELING_TURNS_LENGTH", "the same"),
          entry("KOPPELING_TURNS_LONGEST", "far beyond any turn that does not hang"),
          entry("KOPPELING_TURNS_FINISH", "what a pod is given before it is killed goes with it"),
          entry("KOPPELING_TURNS_SWEEP", "finds only what nobody was woken for"),
          entry("KOPPELING_TURNS_ENABLED", "for tests and for draining a replica by hand"),
          entry("KOPPELING_DRAFTS_KEPT", "promised to owners in the texts"),
          entry("KOPPELING_DOCTOR_REST", "protects a shop, whatever the platform"),
          entry("KOPPELING_READBACK_EVERY", "one look at an indexed table"),
          entry("KOPPELING_READBACK_REST", "promised in the API"),
          entry("KOPPELING_REPLAY_RATE", "live work goes before it anyway"),
          entry("KOPPELING_RECHECK_EVERY", "one look at an indexed table"),
          entry("KOPPELING_MAIL_EVERY", "one look at an indexed table"),
          entry("KOPPELING_MAIL_GIVE_UP_AFTER", "longer than a mail server is away"),
          entry("KOPPELING_LIMITS_REMEMBERED", "bounds memory, and the memory is sized for it"),
          entry("KOPPELING_SHOP_TIMEOUT", "what shops need, whatever the platform"),
          entry("KOPPELING_SHOP_BODY_CAP", "the same; the memory is sized for it"),
          entry("KOPPELING_SHOP_TRUST_STORE", "for a local shop with a certificate of its own"),
          entry("KOPPELING_POLL_OVERLAP", "how late shops save, whatever the platform"),
          entry("KOPPELING_POLL_PAGE_SIZE", "what shops can answer in time"),
          entry("KOPPELING_POLL_TELL_UNREACHABLE_AFTER", "promised to owners in the texts"),
          entry("KOPPELING_SWEEP_EVERY", "how shops behave, whatever the platform"),
          entry("KOPPELING_SWEEP_WINDOW", "the same"),
          entry("KOPPELING_BACKFILL_TELL_EVERY", "what an owner's page shows"),
          entry("KOPPELING_COUNTS_EVERY", "how shops behave, whatever the platform"),
          entry("KOPPELING_COUNTS_HORIZON", "the same"),
          entry("KOPPELING_NOTES_ATTEMPTS", "the same"),
          entry("KOPPELING_NOTES_SETTLE", "longer than the longest call of a shop"),
          entry("KOPPELING_POLL_TELL_BLOCKED_AFTER", "how shops behave"),
          entry("KOPPELING_WEBHOOKS_CHECK_AFTER_REPAIR", "when shops switch webhooks off"),
          entry("KOPPELING_WEBHOOKS_CHECK_EVERY", "when shops switch webhooks off"),
          entry("KOPPELING_INTAKE_VAT_NUMBER_KEYS", "the common plugins are known"),
          entry("KOPPELING_INTAKE_INVOICE_NUMBER_KEYS", "the same"),
          entry("KOPPELING_VIES_TIMEOUT", "how the register behaves, whatever the platform"),
          entry("KOPPELING_VIES_VALID_FOR", "a rule of bookkeeping"),
          entry("KOPPELING_VIES_INVALID_FOR", "the same"),
          entry("KOPPELING_VIES_PAUSE", "how the register behaves"),
          entry("KOPPELING_VIES_FIRST_WAIT", "the same"),
          entry("KOPPELING_VIES_LONGEST_WAIT", "the same"),
          entry("KOPPELING_BOOKKEEPING_PROBE_AFTER", "how banks import, whatever the platform"),
          entry("KOPPELING_BOOKKEEPING_NOT_ALLOWED_REST", "how SnelStart behaves"),
          entry("KOPPELING_FIGURES_EVERY", "twice in the minute that Prometheus scrapes in"),
          entry("KOPPELING_BALANCE_AFTER", "how long what is told may be on its way"));

  /** Read by Quarkus and its libraries under these names, so that our code has them nowhere. */
  private static final Set<String> OF_THE_FRAMEWORK =
      Set.of(
          "KAFKA_SECURITY_PROTOCOL",
          "KAFKA_SSL_TRUSTSTORE_TYPE",
          "KAFKA_SSL_TRUSTSTORE_LOCATION",
          "KAFKA_SSL_KEYSTORE_TYPE",
          "KAFKA_SSL_KEYSTORE_LOCATION",
          "KAFKA_SSL_KEYSTORE_PASSWORD",
          "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT");

  /** Of what `./koppeling` itself and the tests read; not of the services. */
  private static final Set<String> OF_THE_TOOLS =
      Set.of(
          "KOPPELING_BROWSER",
          "KOPPELING_JDK_FOLDERS",
          "KOPPELING_OPERATOR_URL",
          "KOPPELING_OPERATOR_TOKEN");

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everySettingIsExplained(String service) {
    Set<String> explained = names(settings("README.md"));
    explained.addAll(names(Checkout.read(service + "/README.md")));

    assertThat(explained).containsAll(Variables.readBy(service));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everySettingIsSetInTheClusterOrRightAsItIs(String service) {
    Set<String> set = inTheCluster(service);
    Set<String> read = Variables.readBy(service);
    read.removeAll(RIGHT_EVERYWHERE.keySet());

    assertThat(set).containsAll(read);
    assertThat(set)
        .as("set, so no longer right as it is")
        .doesNotContainAnyElementsOf(RIGHT_EVERYWHERE.keySet());
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void everySettingIsInTheExampleAndPassedOnByCompose(String service) {
    Set<String> read = Variables.readBy(service);

    assertThat(passedOn()).as("docker-compose.yml").containsAll(read);
    read.removeAll(decidedByCompose());
    assertThat(names(Checkout.read(".env.example"))).as(".env.example").containsAll(read);
  }

  @Test
  void theExampleHasNothingThatComposeDoesNotTake() {
    Set<String> taken = names(Checkout.read("docker-compose.yml"));
    taken.removeAll(decidedByCompose());

    assertThat(names(Checkout.read(".env.example"))).isEqualTo(taken);
  }

  @Test
  void nothingIsExplainedThatNobodyReads() {
    Set<String> read = readByAnybody();
    for (String file :
        List.of(
            "README.md",
            "docker-compose.yml",
            ".env.example",
            "deploy/kubernetes/README.md",
            "connection-service/README.md",
            "order-ingest-service/README.md",
            "customer-service/README.md",
            "invoice-service/README.md")) {
      Set<String> named = names(Checkout.read(file));
      named.removeIf(EverySettingTest::isOfTheBrokerItself);
      assertThat(read).as(file).containsAll(named);
    }
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void nothingIsExplainedForAServiceThatDoesNotReadIt(String service) {
    Set<String> read = Variables.readBy(service);
    read.addAll(OF_THE_FRAMEWORK);
    Matcher row =
        Pattern.compile("^\\| ([^|]+) \\| ([^|]+) \\|", Pattern.MULTILINE)
            .matcher(settings("README.md"));
    while (row.find()) {
      if (row.group(2).equals("all")
          || List.of(row.group(2).split(", ")).contains(shortName(service))) {
        assertThat(read).as("README.md, %s", shortName(service)).containsAll(names(row.group(1)));
      }
    }
    String own = settings(service + "/README.md").replaceAll("(?m)^(?!\\|).*$", "");

    assertThat(read).as("its own README").containsAll(names(own));
  }

  @ParameterizedTest
  @FieldSource("SERVICES")
  void nothingIsSetInTheClusterThatNobodyReads(String service) {
    Set<String> own = names(variables(own(service)));
    own.addAll(names(overlayed(folder(service) + "-settings")));
    own.addAll(secrets(service));
    own.removeAll(OF_THE_FRAMEWORK);
    assertThat(Variables.readBy(service)).containsAll(own);

    Set<String> shared = names(variables("base/settings.env"));
    shared.addAll(names(overlayed("koppeling")));
    shared.removeAll(OF_THE_FRAMEWORK);
    for (String name : shared) {
      assertThat(SERVICES.stream().filter(s -> Variables.readBy(s).contains(name)).count())
          .as("%s is told to all, so more than one reads it", name)
          .isGreaterThan(1);
    }
  }

  @Test
  void whatIsSaidToBeRightIsRead() {
    Set<String> read = readByAnybody();
    assertThat(read).containsAll(RIGHT_EVERYWHERE.keySet());
  }

  @Test
  void noSecretIsInAConfigMap() {
    Set<String> set = new TreeSet<>(names(variables("base/settings.env")));
    SERVICES.forEach(service -> set.addAll(names(variables(own(service)))));
    for (String overlay : List.of("local", "production")) {
      set.addAll(
          names(
              Checkout.read("deploy/kubernetes/overlays/" + overlay + "/kustomization.yaml")
                  .replaceAll("(?m)^replacements:(?s:.*)", "")));
    }

    assertThat(set).noneMatch(name -> name.matches(".*(SECRET|KEYSET|PASSWORD|SUBSCRIPTION_KEY)"));
  }

  /** Everything the cluster's production sets for a service. */
  private static Set<String> inTheCluster(String service) {
    Set<String> set = names(variables("base/settings.env"));
    set.addAll(names(variables(own(service))));
    set.addAll(names(Checkout.read("deploy/kubernetes/base/service/deployment.yaml")));
    set.addAll(names(overlayed("koppeling")));
    set.addAll(names(overlayed(folder(service) + "-settings")));
    set.addAll(secrets(service));
    return set;
  }

  /** What the production overlay adds to a ConfigMap. */
  private static String overlayed(String map) {
    return part(
        Checkout.read("deploy/kubernetes/overlays/production/kustomization.yaml"),
        "  - name: " + map + "\n    behavior: merge\n((?:    .*\n)+)");
  }

  /** What a service gets from the store of secrets. */
  private static Set<String> secrets(String service) {
    for (String document :
        Checkout.read("deploy/kubernetes/overlays/production/secrets.yaml").split("\n---\n")) {
      if (document.contains("metadata: { name: " + folder(service) + "-secrets }")) {
        return names(document);
      }
    }
    throw new AssertionError("no secrets of " + service);
  }

  private static String own(String service) {
    return "base/" + folder(service) + "/settings.env";
  }

  private static String variables(String file) {
    return Checkout.read("deploy/kubernetes/" + file)
        .replaceAll("(?m)^#.*$", "")
        .replaceAll("(?m)=.*$", "");
  }

  private static String folder(String service) {
    return service.replace("-service", "");
  }

  private static String shortName(String service) {
    return folder(service).replace("order-", "");
  }

  /** The variables that docker-compose.yml gives to containers. */
  private static Set<String> passedOn() {
    Set<String> given = new TreeSet<>();
    Matcher line =
        Pattern.compile("^ +((?:KOPPELING|KAFKA)_\\w+):", Pattern.MULTILINE)
            .matcher(Checkout.read("docker-compose.yml"));
    while (line.find()) {
      given.add(line.group(1));
    }
    return given;
  }

  /** Those that it gives a value of its own, since the containers' names and ports are its own. */
  private static Set<String> decidedByCompose() {
    Map<String, Boolean> decided = new TreeMap<>();
    Matcher line =
        Pattern.compile("^ +((?:KOPPELING|KAFKA)_\\w+):(.*)$", Pattern.MULTILINE)
            .matcher(Checkout.read("docker-compose.yml"));
    while (line.find()) {
      boolean own = !line.group(2).isBlank() && !line.group(2).contains("${" + line.group(1));
      decided.merge(line.group(1), own, Boolean::logicalAnd);
    }
    return decided.entrySet().stream()
        .filter(Map.Entry::getValue)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> readByAnybody() {
    Set<String> read = new TreeSet<>(OF_THE_FRAMEWORK);
    read.addAll(OF_THE_TOOLS);
    read.addAll(Variables.readBy("deploy/sandbox"));
    SERVICES.forEach(service -> read.addAll(Variables.readBy(service)));
    return read;
  }

  /** The settings of the broker's own image in docker-compose.yml. */
  private static boolean isOfTheBrokerItself(String name) {
    return name.matches(
        "KAFKA_(NODE|PROCESS|LISTENER|ADVERTISED|CONTROLLER|LOG|OFFSETS|TRANSACTION|GROUP|AUTO|HEAP).*");
  }

  /** The section of that name of a README. */
  private static String settings(String file) {
    return part(Checkout.read(file), "(?m)^## Settings\n((?:(?!## ).*\n)+)");
  }

  private static String part(String text, String pattern) {
    Matcher found = Pattern.compile(pattern).matcher(text);
    return found.find() ? found.group(1) : "";
  }

  private static Set<String> names(String text) {
    Set<String> names = new TreeSet<>();
    Matcher name = NAME.matcher(text);
    while (name.find()) {
      names.add(name.group());
    }
    return names;
  }
}
