package nl.koppeling.connection.replay;

import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import nl.koppeling.replay.Calling;
import nl.koppeling.replay.DeadLetters;
import nl.koppeling.replay.Letter;
import nl.koppeling.replay.Stretch;
import nl.koppeling.replay.Stride;
import nl.koppeling.replay.Strode;
import nl.koppeling.replay.Tally;

/** A service that reads topics. What it does not answer is refused with 503. */
interface Reader {

  String INGEST = "order-ingest-service";
  String CUSTOMER = "customer-service";
  String INVOICE = "invoice-service";
  String CONNECTION = "connection-service";

  /** All of them, in the order of the line. */
  List<String> NAMES = List.of(INGEST, CUSTOMER, INVOICE, CONNECTION);

  /** The parts of a topic (null: of all it reads) that hold what was written in a span of time. */
  Uni<List<Stretch>> between(String topic, Instant from, Instant to);

  /** One step. */
  Uni<Strode> stride(Stride stride);

  /** One step of parked documents. */
  Uni<Tally> call(Calling calling);

  /** Its newest dead letters. */
  Uni<List<Letter>> letters(String topic, int most);

  /** One of them. */
  Uni<Optional<DeadLetters.Opened>> letter(String topic, int partition, long offset);
}
