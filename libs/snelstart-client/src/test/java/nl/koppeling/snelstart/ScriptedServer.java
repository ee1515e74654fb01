package nl.koppeling.snelstart;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * A server on a bare socket, so that it can misbehave: every request is kept, every answer is a
 * scripted act.
 */
final class ScriptedServer implements AutoCloseable {

  /** What to do with one request; returns whether the connection stays open. */
  @FunctionalInterface
  interface Act {
    boolean play(Socket socket) throws IOException;
  }

  /** One request as it came over the wire. */
  record Request(String line, String headers, String body) {}

  private final ServerSocket socket;
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private final Queue<Act> acts = new ConcurrentLinkedQueue<>();

  ScriptedServer() {
    try {
      socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.ofPlatform().daemon().start(this::accept);
  }

  String address() {
    return "http://127.0.0.1:" + socket.getLocalPort();
  }

  List<Request> requests() {
    return requests;
  }

  Request request() {
    return requests.get(requests.size() - 1);
  }

  void reset(Act... script) {
    requests.clear();
    acts.clear();
    acts.addAll(List.of(script));
  }

  static Act answer(int status, String body, String... headers) {
    return answerAs(status, "application/json; charset=utf-8", body, headers);
  }

  static Act answerAs(int status, String type, String body, String... headers) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String extra = headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    String head =
        "HTTP/1.1 %d X\r\nContent-Type: %s\r\nContent-Length: %d\r\n%s\r\n"
            .formatted(status, type, bytes.length, extra);
    return socket -> {
      write(socket, head.getBytes(StandardCharsets.ISO_8859_1));
      write(socket, bytes);
      return true;
    };
  }

  static Act raw(String text, boolean stayOpen) {
    return socket -> {
      write(socket, text.getBytes(StandardCharsets.ISO_8859_1));
      return stayOpen;
    };
  }

  /** Closes without a word. */
  static Act hangUp() {
    return socket -> false;
  }

  /** Closes with a reset. */
  static Act slam() {
    return socket -> {
      socket.setSoLinger(true, 0);
      return false;
    };
  }

  /** Says nothing until the client gives up. */
  static Act silence() {
    return raw("", true);
  }

  private static void write(Socket socket, byte[] bytes) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(bytes);
    out.flush();
  }

  private void accept() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofPlatform().daemon().start(() -> serve(client));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void serve(Socket client) {
    try (client) {
      InputStream in = new BufferedInputStream(client.getInputStream());
      boolean open = true;
      while (open) {
        Request request = read(in);
        if (request == null) {
          return;
        }
        requests.add(request);
        Act act = acts.poll();
        open = act == null ? hangUp().play(client) : act.play(client);
      }
    } catch (IOException gone) {
      // The client left; what it asked is in the list.
    }
  }

  private static Request read(InputStream in) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    while (!head.toString(StandardCharsets.ISO_8859_1).endsWith("\r\n\r\n")) {
      int b = in.read();
      if (b < 0) {
        return null;
      }
      head.write(b);
    }
    String text = head.toString(StandardCharsets.ISO_8859_1);
    int end = text.indexOf("\r\n");
    byte[] body = in.readNBytes(length(text));
    return new Request(
        text.substring(0, end), text.substring(end), new String(body, StandardCharsets.UTF_8));
  }

  private static int length(String head) {
    return head.lines()
        .filter(line -> line.toLowerCase(Locale.ROOT).startsWith("content-length:"))
        .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
        .findFirst()
        .orElse(0);
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
