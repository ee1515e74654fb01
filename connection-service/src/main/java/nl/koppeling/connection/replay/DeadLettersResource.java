package nl.koppeling.connection.replay;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.ownership.Caller;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import nl.koppeling.replay.Letter;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;

/** What the services could not read, for operators. Nothing in it is about a person. */
@Path("/api/operator/dead-letters")
@Tag(name = "Operators")
@RolesAllowed(Caller.OPERATOR)
public class DeadLettersResource {

  private final Readers readers;

  @Inject
  DeadLettersResource(Readers readers) {
    this.readers = readers;
  }

  /** A letter and the service that left it. */
  public record Left(String reader, @JsonUnwrapped Letter letter) {}

  /**
   * Letters, the newest first.
   *
   * @param silent services that did not answer, so that theirs are missing
   */
  public record LettersView(List<Left> letters, List<String> silent) {}

  /**
   * One letter.
   *
   * @param outline names of fields and kinds of their values; null when the body is no JSON object
   */
  public record LetterView(String reader, @JsonUnwrapped Letter letter, JsonNode outline) {}

  @GET
  @Operation(summary = "The newest dead letters of all services, or of one topic of them")
  public Uni<LettersView> newest(
      @RestQuery String topic, @RestQuery @DefaultValue("50") @Min(1) @Max(500) int limit) {
    List<String> silent = new ArrayList<>();
    return Multi.createFrom()
        .iterable(Reader.NAMES)
        .onItem()
        .transformToUniAndConcatenate(name -> of(name, topic, limit, silent))
        .collect()
        .asList()
        .map(
            all ->
                new LettersView(
                    all.stream()
                        .flatMap(List::stream)
                        .sorted(Comparator.comparing((Left left) -> left.letter().at()).reversed())
                        .limit(limit)
                        .toList(),
                    silent));
  }

  private Uni<List<Left>> of(String name, String topic, int limit, List<String> silent) {
    return readers
        .named(name)
        .letters(topic, limit)
        .map(letters -> letters.stream().map(letter -> new Left(name, letter)).toList())
        .onFailure(Refusal.class)
        .recoverWithItem(
            () -> {
              silent.add(name);
              return List.of();
            });
  }

  @GET
  @Path("{topic}/{partition}/{offset}")
  @Operation(summary = "One dead letter, with the outline of its body")
  public Uni<LetterView> one(String topic, @Min(0) int partition, @Min(0) long offset) {
    String reader =
        Reader.NAMES.stream()
            .filter(name -> topic.endsWith(".dead-letters." + name))
            .findFirst()
            .orElseThrow(() -> Refusal.of(ReplayCode.LETTER_UNKNOWN));
    return readers
        .named(reader)
        .letter(topic, partition, offset)
        .map(Optional::stream)
        .map(
            found ->
                found
                    .map(opened -> new LetterView(reader, opened.letter(), opened.outline()))
                    .findFirst()
                    .orElseThrow(() -> Refusal.of(ReplayCode.LETTER_UNKNOWN)));
  }
}
