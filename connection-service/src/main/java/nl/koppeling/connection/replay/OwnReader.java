package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.DeadLetters;
import nl.koppeling.replay.Letter;
import nl.koppeling.replay.Recalling;
import nl.koppeling.replay.Rereading;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Strode;
import nl.koppeling.replay.Tally;

/** This service, which reads what the others tell. */
@ApplicationScoped
class OwnReader implements Reader {

  private final Rereading rereading;
  private final Recalling recalling;
  private final DeadLetters letters;

  @Inject
  OwnReader(Rereading rereading, Recalling recalling, DeadLetters letters) {
    this.rereading = rereading;
    this.recalling = recalling;
    this.letters = letters;
  }

  @Override
  public Uni<List<Stretch>> between(String topic, Instant from, Instant to) {
    return rereading.between(topic, Optional.ofNullable(from), Optional.ofNullable(to));
  }

  @Override
  public Uni<Strode> stride(Stride stride) {
    return rereading.stride(stride);
  }

  @Override
  public Uni<Tally> call(Calling calling) {
    return recalling.call(calling);
  }

  @Override
  public Uni<List<Letter>> letters(String topic, int most) {
    return letters.newest(topic, most);
  }

  @Override
  public Uni<Optional<DeadLetters.Opened>> letter(String topic, int partition, long offset) {
    return letters.open(topic, partition, offset);
  }
}
