package nl.koppeling.testkit;

import java.nio.file.Files;
import java.nio.file.Path;
import org.testcontainers.DockerClientFactory;

/**
 * Whether containers can be had here. Asked cheaply first, since asking for real takes seconds and
 * logs loudly.
 */
final class Docker {

  private static final boolean ANSWERS =
      (System.getenv("DOCKER_HOST") != null || Files.exists(Path.of("/var/run/docker.sock")))
          && DockerClientFactory.instance().isDockerAvailable();

  private Docker() {}

  static boolean answers() {
    return ANSWERS;
  }
}
