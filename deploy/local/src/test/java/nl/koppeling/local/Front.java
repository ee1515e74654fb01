package nl.koppeling.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What stands before the replicas of a service: connections go to them in turn, and to the next one
 * when one does not listen. As a Kubernetes service, it knows nothing of HTTP.
 */
final class Front implements AutoCloseable {

  private final NetServer server;
  private final NetClient client;
  private final List<SocketAddress> behind = new CopyOnWriteArrayList<>();
  private final AtomicInteger next = new AtomicInteger();

  /** Listens on a free port. */
  Front(Vertx vertx) {
    this.client = vertx.createNetClient(new NetClientOptions().setConnectTimeout(1_000));
    this.server =
        vertx
            .createNetServer(new NetServerOptions().setHost("127.0.0.1").setPort(0))
            .connectHandler(this::accept);
    server.listen().toCompletionStage().toCompletableFuture().join();
  }

  String url() {
    return "http://127.0.0.1:" + server.actualPort();
  }

  /** From now on this replica gets its share. */
  void add(String url) {
    behind.add(address(url));
  }

  /** From now on this replica gets nothing new; what it has it may finish. */
  void remove(String url) {
    behind.remove(address(url));
  }

  private static SocketAddress address(String url) {
    URI where = URI.create(url);
    return SocketAddress.inetSocketAddress(where.getPort(), where.getHost());
  }

  private void accept(NetSocket caller) {
    caller.pause();
    connect(behind.size())
        .onSuccess(
            replica -> {
              caller.pipeTo(replica);
              replica.pipeTo(caller);
            })
        .onFailure(nobody -> caller.close());
  }

  private Future<NetSocket> connect(int tries) {
    List<SocketAddress> all = List.copyOf(behind);
    if (tries <= 0 || all.isEmpty()) {
      return Future.failedFuture("nobody listens");
    }
    return client
        .connect(all.get(Math.floorMod(next.getAndIncrement(), all.size())))
        .recover(refused -> connect(tries - 1));
  }

  @Override
  public void close() {
    server.close();
    client.close();
  }
}
