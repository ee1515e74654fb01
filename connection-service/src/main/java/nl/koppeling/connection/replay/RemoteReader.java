package nl.koppeling.connection.replay;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.mutiny.Uni;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.koppeling.connection.refusals.Refusal;
import nl.koppeling.connection.refusals.ReplayCode;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.DeadLetters;
import nl.koppeling.replay.Letter;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Strode;
import nl.koppeling.replay.Tally;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.RestResponse;

/** One of the other services. */
final class RemoteReader implements Reader {

  private static final Logger LOG = Logger.getLogger(RemoteReader.class);
  private static final Duration LATER = Duration.ofSeconds(30);

  private final String name;
  private final ReplayApi api;
  private final ObjectMapper json;

  RemoteReader(String name, ReplayApi api, ObjectMapper json) {
    this.name = name;
    this.api = api;
    this.json = json;
  }

  @Override
  public Uni<List<Stretch>> between(String topic, Instant from, Instant to) {
    return answer(api.stretches(topic, text(from), text(to)), list(Stretch.class));
  }

  @Override
  public Uni<Strode> stride(Stride stride) {
    return answer(api.stride(stride), one(Strode.class));
  }

  @Override
  public Uni<Tally> call(Calling calling) {
    return answer(api.parked(calling), one(Tally.class));
  }

  @Override
  public Uni<List<Letter>> letters(String topic, int most) {
    return answer(api.letters(topic, most), list(Letter.class));
  }

  @Override
  public Uni<Optional<DeadLetters.Opened>> letter(String topic, int partition, long offset) {
    return spoken(api.letter(topic, partition, offset))
        .map(
            answer ->
                answer.getStatus() == 404
                    ? Optional.empty()
                    : Optional.of(read(answer, one(DeadLetters.Opened.class))));
  }

  private static String text(Instant moment) {
    return moment == null ? null : moment.toString();
  }

  private <T> Uni<T> answer(Uni<RestResponse<byte[]>> call, JavaType type) {
    return spoken(call).map(answer -> read(answer, type));
  }

  /** Only the kind of failure is logged: messages of HTTP clients may quote headers. */
  private Uni<RestResponse<byte[]>> spoken(Uni<RestResponse<byte[]>> call) {
    return call.onFailure()
        .transform(
            failure -> {
              LOG.warnf("%s does not answer: %s", name, failure.getClass().getSimpleName());
              return silent();
            });
  }

  private <T> T read(RestResponse<byte[]> answer, JavaType type) {
    if (answer.getStatus() != 200) {
      LOG.warnf("%s answers %d", name, answer.getStatus());
      throw silent();
    }
    try {
      return json.readValue(answer.getEntity(), type);
    } catch (IOException unreadable) {
      LOG.warnf("%s gives no usable answer", name);
      throw silent();
    }
  }

  private static Refusal silent() {
    return Refusal.later(ReplayCode.READER_SILENT, LATER);
  }

  private JavaType one(Class<?> type) {
    return json.constructType(type);
  }

  private JavaType list(Class<?> type) {
    return json.getTypeFactory().constructCollectionType(List.class, type);
  }
}
