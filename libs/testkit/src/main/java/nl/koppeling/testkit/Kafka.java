package nl.koppeling.testkit;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A Kafka broker on loopback: a container when Docker answers, else a broker in a JVM of its own.
 */
public final class Kafka implements AutoCloseable {

  private static final Image IMAGE = Image.of("apache/kafka");

  private final String bootstrapServers;
  private final AutoCloseable broker;
  private final long pid;

  private Kafka(String bootstrapServers, AutoCloseable broker, long pid) {
    this.bootstrapServers = bootstrapServers;
    this.broker = broker;
    this.pid = pid;
  }

  /** A broker for tests; {@code folder} takes its data and log. */
  public static Kafka forTests(Path folder) {
    if (Docker.answers()) {
      KafkaContainer container =
          new KafkaContainer(IMAGE.toString())
              .withEnv("KAFKA_HEAP_OPTS", "-Xms64m -Xmx256m")
              .withEnv("KAFKA_NUM_PARTITIONS", "3");
      container.start();
      return new Kafka(container.getBootstrapServers(), container::stop, 0);
    }
    return embedded(Ports.free(), folder.resolve("kafka"), folder.resolve("kafka.log"));
  }

  /** A broker in a child JVM. */
  public static Kafka embedded(int port, Path data, Path log) {
    Child child =
        Child.start(
            "Kafka",
            log,
            List.of(
                Java.executable(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx160m",
                "-cp",
                Checkout.part("kafka-" + IMAGE.version()) + "/*",
                "nl.koppeling.broker.Broker",
                Integer.toString(port),
                Integer.toString(Ports.free()),
                data.toString()),
            Map.of());
    try {
      child.awaitReady(() -> Ports.inUse(port), Duration.ofSeconds(60));
    } catch (PartFailed e) {
      child.close();
      throw e;
    }
    return new Kafka("127.0.0.1:" + port, child, child.pid());
  }

  public String bootstrapServers() {
    return bootstrapServers;
  }

  /** The broker's process, 0 in a container. */
  public long pid() {
    return pid;
  }

  @Override
  public void close() {
    try {
      broker.close();
    } catch (Exception e) {
      throw new PartFailed("Kafka did not stop: " + e.getMessage(), e);
    }
  }
}
