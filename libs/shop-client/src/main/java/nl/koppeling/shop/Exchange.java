package nl.koppeling.shop;

import io.smallrye.mutiny.subscription.UniEmitter;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeoutException;
import nl.koppeling.shop.ShopAnswer.Unavailable.Kind;
import nl.koppeling.shop.ShopClient.Call;

/**
 * One request under way: sends it, reads the answer up to the cap, and resets it when nobody waits
 * any more.
 */
final class Exchange {

  private final HttpClientRequest request;
  private final Call call;
  private final int cap;
  private final UniEmitter<? super ShopAnswer> answer;
  private final Buffer body = Buffer.buffer();
  private volatile boolean over;

  Exchange(HttpClientRequest request, Call call, int cap, UniEmitter<? super ShopAnswer> answer) {
    this.request = request;
    this.call = call;
    this.cap = cap;
    this.answer = answer;
  }

  void run() {
    answer.onTermination(this::abandon);
    if (over) {
      return; // nobody waits any more, and what was not sent need not be looked up
    }
    request.response().onFailure(e -> finish(broken(e, Kind.CONNECTION))).onSuccess(this::read);
    if (call.json().isEmpty()) {
      ignore(request.end());
    } else {
      request.putHeader("Content-Type", "application/json; charset=utf-8");
      ignore(request.end(Buffer.buffer(call.json())));
    }
  }

  private void read(HttpClientResponse response) {
    response.exceptionHandler(e -> finish(broken(e, Kind.TRUNCATED)));
    response.handler(this::take);
    response.endHandler(
        end -> {
          over = true;
          String text = body.toString(StandardCharsets.UTF_8);
          finish(Meaning.of(call.method(), response.statusCode(), response.headers(), text));
        });
  }

  private void take(Buffer chunk) {
    if (over) {
      return;
    }
    if (body.length() + chunk.length() > cap) {
      finish(new ShopAnswer.Unavailable(Kind.TOO_LARGE));
    } else {
      body.appendBuffer(chunk);
    }
  }

  private void finish(ShopAnswer said) {
    answer.complete(said);
  }

  private void abandon() {
    if (!over) {
      over = true;
      request.reset();
    }
  }

  /** What a broken connection means; {@code otherwise} depends on whether the answer had begun. */
  static ShopAnswer broken(Throwable failure, Kind otherwise) {
    return new ShopAnswer.Unavailable(
        failure instanceof TimeoutException ? Kind.TIMEOUT : otherwise);
  }

  /** A failed write also fails the response, which is where it is reported. */
  private static void ignore(Future<Void> written) {
    written.onFailure(e -> {});
  }
}
