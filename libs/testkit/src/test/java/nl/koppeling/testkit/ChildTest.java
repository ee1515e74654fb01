package nl.koppeling.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChildTest {

  @TempDir Path folder;

  @Test
  void aPartThatEndsWhileStartingSaysWhatItSaidLast() {
    try (Child child =
        Child.start(
            "a-part",
            folder.resolve("a-part.log"),
            List.of("sh", "-c", "echo 'the port is taken'; exit 3"),
            Map.of())) {
      assertThatThrownBy(() -> child.awaitReady(() -> false, Duration.ofSeconds(10)))
          .isInstanceOf(PartFailed.class)
          .hasMessageContaining("a-part ended with 3 while starting; see ")
          .hasMessageEndingWith("the port is taken");
    }
  }

  @Test
  void portsAreNotThoseOfOutgoingConnections() {
    Set<Integer> seen = new HashSet<>();
    for (int i = 0; i < 200; i++) {
      int port = Ports.free();
      assertThat(port).isBetween(20_000, 32_000);
      assertThat(seen.add(port)).as("given once").isTrue();
    }
  }
}
