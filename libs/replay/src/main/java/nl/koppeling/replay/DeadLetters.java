package nl.koppeling.replay;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** What this service could not read, to be looked at. */
@ApplicationScoped
public class DeadLetters {

  private final Rereading rereading;
  private final Records records;

  DeadLetters(Rereading rereading, Records records) {
    this.rereading = rereading;
    this.records = records;
  }

  /**
   * A letter with the outline of its body.
   *
   * @param outline null when the body is no JSON object
   */
  public record Opened(Letter letter, JsonNode outline) {}

  /**
   * The newest letters, newest first.
   *
   * @param topic null: of all topics this service reads
   * @param most 1 to 500
   */
  public Uni<List<Letter>> newest(String topic, int most) {
    List<String> topics =
        rereading.deadLetters().stream().filter(own -> topic == null || own.equals(topic)).toList();
    return rereading.blocking(
        () ->
            topics.stream()
                .flatMap(name -> records.newest(name, most).stream())
                .map(Letter::of)
                .sorted(Comparator.comparing(Letter::at).reversed())
                .limit(most)
                .toList());
  }

  /** One letter; empty when there is none at this place. */
  public Uni<Optional<Opened>> open(String topic, int partition, long offset) {
    if (!rereading.deadLetters().contains(topic) || partition < 0 || offset < 0) {
      return Uni.createFrom().item(Optional.empty());
    }
    Stretch place = new Stretch(topic, partition, offset, offset + 1);
    return rereading.blocking(
        () ->
            records.read(List.of(place), key -> true, 1).chosen().stream()
                .findFirst()
                .map(one -> new Opened(Letter.of(one), Outline.of(one.value()).orElse(null))));
  }
}
