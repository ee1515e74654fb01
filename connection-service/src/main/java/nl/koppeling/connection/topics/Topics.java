package nl.koppeling.connection.topics;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import jakarta.interceptor.Interceptor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import nl.koppeling.events.Topic;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * Creates what is missing when {@code KOPPELING_CREATE_TOPICS} is true, before anything listens; in
 * production the platform makes topics, with its own replication.
 */
@ApplicationScoped
class Topics {

  private static final Logger LOG = Logger.getLogger(Topics.class);
  private static final List<String> SERVICES =
      List.of("connection-service", "order-ingest-service", "customer-service", "invoice-service");

  private final boolean create;
  private final String brokers;

  @Inject
  Topics(
      @ConfigProperty(name = "koppeling.topics.create") boolean create,
      @ConfigProperty(name = "kafka.bootstrap.servers") String brokers) {
    this.create = create;
    this.brokers = brokers;
  }

  void start(@Observes @Priority(Interceptor.Priority.PLATFORM_BEFORE) StartupEvent event)
      throws InterruptedException, ExecutionException {
    if (!create) {
      return;
    }
    try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      Set<String> present = admin.listTopics().names().get();
      for (NewTopic topic : wanted()) {
        if (!present.contains(topic.name())) {
          create(admin, topic);
        }
      }
    }
  }

  private static void create(Admin admin, NewTopic topic)
      throws InterruptedException, ExecutionException {
    try {
      admin.createTopics(List.of(topic)).all().get();
      LOG.infof("created topic %s", topic.name());
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) { // another replica was first
        throw e;
      }
    }
  }

  private static List<NewTopic> wanted() {
    List<NewTopic> all = new ArrayList<>();
    for (Topic topic : Topic.values()) {
      all.add(topic(topic));
      SERVICES.forEach(service -> all.add(plain(topic.deadLetters(service), 1)));
    }
    return all;
  }

  private static NewTopic topic(Topic topic) {
    return switch (topic) {
      case ORDERS, LINKED_ORDERS, BOOKINGS -> plain(topic.topicName(), 12);
      case CONNECTION_HEALTH -> plain(topic.topicName(), 3);
      case CONNECTIONS -> plain(topic.topicName(), 3).configs(Map.of("cleanup.policy", "compact"));
    };
  }

  /** The broker's own default says how often it is replicated. */
  private static NewTopic plain(String name, int partitions) {
    return new NewTopic(name, Optional.of(partitions), Optional.empty());
  }
}
