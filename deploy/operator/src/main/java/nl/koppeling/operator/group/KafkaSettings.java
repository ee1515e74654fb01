package nl.koppeling.operator.group;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import nl.koppeling.operator.terminal.Terminal;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * The Kafka client's settings from the environment, as the services read them: {@code
 * KAFKA_SSL_KEYSTORE_LOCATION} is its {@code ssl.keystore.location}.
 */
record KafkaSettings(Map<String, Object> values) {

  private static final String PREFIX = "KAFKA_";
  private static final String SERVERS = "bootstrap.servers";

  /** The local run's broker. */
  private static final String LOCAL = "127.0.0.1:19092";

  /** Milliseconds after which a broker that is not there is no longer waited for. */
  private static final String PATIENCE = "15000";

  static KafkaSettings of(Terminal terminal) {
    Map<String, Object> values = new TreeMap<>();
    values.put(SERVERS, LOCAL);
    values.put("default.api.timeout.ms", PATIENCE);
    values.put("request.timeout.ms", PATIENCE);
    terminal
        .environment()
        .forEach(
            (name, value) -> {
              if (name.startsWith(PREFIX)) {
                put(values, property(name), value);
              }
            });
    return new KafkaSettings(Map.copyOf(values));
  }

  String servers() {
    return values.get(SERVERS).toString();
  }

  private static void put(Map<String, Object> values, String property, String value) {
    if (AdminClientConfig.configNames().contains(property) && !value.isBlank()) {
      values.put(property, value);
    }
  }

  private static String property(String variable) {
    return variable.substring(PREFIX.length()).toLowerCase(Locale.ROOT).replace('_', '.');
  }

  /** Some are secrets. */
  @Override
  public String toString() {
    return "KafkaSettings[" + servers() + "]";
  }
}
