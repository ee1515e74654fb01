package nl.koppeling.snelstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.http.ConnectionPoolTooBusyException;
import io.vertx.core.http.HttpClosedException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Only what certainly came before the request counts as not sent (SnelStart API reference 12.3).
 */
class FailuresTest {

  private static final Endpoint WRITE = Endpoint.post("/bankboekingen");

  static Stream<Throwable> beforeSending() {
    return Stream.of(
        new ConnectException("refused"),
        new NoRouteToHostException("x"),
        new UnknownHostException("x"),
        new UnresolvedAddressException(),
        new SSLHandshakeException("x"),
        new ConnectionPoolTooBusyException("x"),
        new RuntimeException(new IOException(new ConnectException("x"))));
  }

  @ParameterizedTest
  @MethodSource("beforeSending")
  void notSent(Throwable failure) {
    assertThat(Failures.of(WRITE, failure)).isInstanceOf(NotSent.class);
  }

  static Stream<Throwable> nobodyKnows() {
    return Stream.of(
        new HttpClosedException("Connection was closed"),
        new SocketException("Connection reset"),
        new SSLException("closing inbound before receiving peer's close_notify"),
        new IOException("broken pipe"),
        new IllegalStateException("whatever"),
        new RuntimeException());
  }

  @ParameterizedTest
  @MethodSource("nobodyKnows")
  void unclear(Throwable failure) {
    assertThat(Failures.of(WRITE, failure))
        .isInstanceOfSatisfying(
            Unclear.class, u -> assertThat(u.cause()).isEqualTo(Unclear.Cause.RESET));
  }

  @Test
  void silenceIsATimeoutAndItsTextIsNotKept() {
    TimeoutException e = new TimeoutException("GET /relaties?$filter=Email eq 'jan@x.nl'");
    assertThat(Failures.of(WRITE, new RuntimeException(e)))
        .hasNoCause()
        .hasMessage("POST /bankboekingen had no clear answer: TIMEOUT");
  }

  @Test
  void unreadableAnswerDependsOnWhatWasAsked() {
    assertThat(Failures.of(WRITE, new Unreadable("field id"))).isInstanceOf(Unclear.class);
    assertThat(Failures.of(Endpoint.get("/x"), new Unreadable("field id")))
        .isInstanceOf(Malformed.class)
        .hasMessageContaining("field id");
  }
}
