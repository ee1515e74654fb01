package nl.koppeling.replay;

import io.quarkus.arc.All;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import nl.koppeling.events.Envelope;
import nl.koppeling.events.OrderEvent;
import nl.koppeling.events.Topic;
import nl.koppeling.events.UndecodableEvent;
import nl.koppeling.events.inbox.Deliveries;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.hibernate.reactive.mutiny.Mutiny;
import org.jboss.logging.Logger;

/** The steps of a replay that this service is asked for. */
@ApplicationScoped
public class Rereading {

  /** Events taken in one step. */
  static final int MOST = 100;

  private static final Duration AT_MOST = Duration.ofSeconds(4);

  private static final Logger LOG = Logger.getLogger(Rereading.class);

  private final String service;
  private final List<TopicReader> readers;
  private final Records records;
  private final Undoable transactions;
  private final Vertx vertx;

  Rereading(
      @ConfigProperty(name = "quarkus.application.name") String service,
      @All List<TopicReader> readers,
      Records records,
      Undoable transactions,
      Vertx vertx) {
    this.service = service;
    this.readers = readers;
    this.records = records;
    this.transactions = transactions;
    this.vertx = vertx;
  }

  /**
   * The parts of a topic that hold what was written in a span of time.
   *
   * @param topic null: every topic this service reads, without dead letters
   * @return none when this service does not read the topic
   */
  public Uni<List<Stretch>> between(String topic, Optional<Instant> from, Optional<Instant> to) {
    List<String> names =
        topic == null
            ? topics().map(Topic::topicName).toList()
            : origin(topic).map(own -> List.of(topic)).orElse(List.of());
    return blocking(
        () -> names.stream().flatMap(name -> records.between(name, from, to).stream()).toList());
  }

  /**
   * Takes one step: at most {@value #MOST} events, each partition's in order, each in a transaction
   * of its own.
   *
   * @throws IllegalArgumentException when this service does not read the topic
   */
  public Uni<Strode> stride(Stride stride) {
    String name = stride.topic();
    Topic topic =
        origin(name)
            .orElseThrow(() -> new IllegalArgumentException(service + " does not read " + name));
    return blocking(() -> records.read(stride.stretches(), stride::chooses, MOST))
        .flatMap(chunk -> through(stride, topic, chunk))
        .invoke(strode -> log(stride, strode));
  }

  private static void log(Stride stride, Strode strode) {
    if (!stride.rehearsal() && strode.tally().events() > 0) {
      LOG.infof("replay %s: %s of %s", stride.replay(), strode.tally(), stride.stretches());
    }
  }

  /** The caller does not wait for ever: what is not reached in time is for the next step. */
  private Uni<Strode> through(Stride stride, Topic topic, Records.Chunk chunk) {
    List<Found> found = chunk.chosen().stream().map(Found::of).toList();
    return transactions
        .taken(found.stream().flatMap(one -> one.envelope().stream()).map(Envelope::id).toList())
        .flatMap(taken -> each(stride.rehearsal(), topic, found, taken))
        .map(
            tallies ->
                new Strode(
                    chunk.restAfter(tallies.size()),
                    tallies.stream().reduce(Tally.NONE, Tally::plus)));
  }

  private Uni<List<Tally>> each(
      boolean rehearsal, Topic topic, List<Found> found, Set<UUID> taken) {
    Instant until = Instant.now().plus(AT_MOST);
    return Multi.createFrom()
        .iterable(found)
        .select()
        .first(one -> one == found.getFirst() || Instant.now().isBefore(until))
        .onItem()
        .transformToUniAndConcatenate(
            one ->
                one.envelope()
                    .filter(envelope -> !taken.contains(envelope.id()))
                    .map(envelope -> take(rehearsal, topic, envelope))
                    .orElseGet(() -> Uni.createFrom().item(one.without())))
        .collect()
        .asList();
  }

  /**
   * A record that was chosen.
   *
   * @param envelope its event; empty when it holds none
   * @param without what it counts as when it is not taken now: nothing of ours, or taken before
   */
  private record Found(Optional<Envelope> envelope, Tally without) {

    static Found of(ConsumerRecord<String, byte[]> delivery) {
      if (delivery.value() == null) { // a tombstone says nothing new
        return new Found(Optional.empty(), Tally.of(Effect.NOTHING));
      }
      try {
        return new Found(Optional.of(behind(Deliveries.decode(delivery))), Tally.of(Effect.DONE));
      } catch (UndecodableEvent e) {
        return new Found(Optional.empty(), Tally.UNREADABLE);
      }
    }
  }

  private Uni<Tally> take(boolean rehearsal, Topic topic, Envelope envelope) {
    long order = envelope.event() instanceof OrderEvent event ? event.order().orderId() : 0;
    return transactions
        .once(
            rehearsal,
            envelope.id(),
            envelope.event().connectionId(),
            order,
            session -> received(session, topic, envelope))
        .map(Tally::of);
  }

  private Uni<Void> received(Mutiny.Session session, Topic topic, Envelope envelope) {
    return Multi.createFrom()
        .iterable(reading(topic).toList())
        .onItem()
        .transformToUniAndConcatenate(reader -> reader.receive(session, topic, envelope))
        .collect()
        .last()
        .replaceWithVoid();
  }

  private static Envelope behind(Envelope said) {
    return new Envelope(said.id(), said.source(), said.time(), said.event().behindLiveWork());
  }

  private Stream<Topic> topics() {
    return Arrays.stream(Topic.values()).filter(topic -> reading(topic).findAny().isPresent());
  }

  private Stream<TopicReader> reading(Topic topic) {
    return readers.stream().filter(reader -> reader.topics().contains(topic));
  }

  /**
   * The topic a name stands for when this service reads it: the topic, or its dead letters here.
   */
  Optional<Topic> origin(String name) {
    return topics()
        .filter(topic -> name.equals(topic.topicName()) || name.equals(topic.deadLetters(service)))
        .findFirst();
  }

  /** The names of the topics with this service's dead letters. */
  List<String> deadLetters() {
    return topics().map(topic -> topic.deadLetters(service)).toList();
  }

  /** Runs what blocks on a worker, and comes back to where the caller was. */
  <T> Uni<T> blocking(Callable<T> work) {
    return Uni.createFrom()
        .deferred(
            () -> {
              Context here = vertx.getOrCreateContext();
              return Uni.createFrom()
                  .completionStage(here.executeBlocking(work, false).toCompletionStage());
            });
  }
}
