package nl.koppeling.images;

import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.FilePermissions;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import nl.koppeling.testkit.Checkout;

/** A checkout with one built program of a few bytes, its Dockerfile and pom the real ones. */
record SmallCheckout(Path root) {

  static final Program PROGRAM = new Program("customer-service", "customer-service");

  static SmallCheckout in(Path root) throws IOException {
    copy(root, "deploy/docker/Dockerfile");
    copy(root, "customer-service/pom.xml");
    Path target = root.resolve("customer-service/target");
    write(target.resolve("sbom.json"), "{\"bomFormat\":\"CycloneDX\"}");
    Path app = target.resolve("quarkus-app");
    write(app.resolve("quarkus-run.jar"), "run");
    write(app.resolve("quarkus-app-dependencies.txt"), "not for the image");
    write(app.resolve("lib/main/a.jar"), "a");
    write(app.resolve("app/customer-service.jar"), "app");
    write(app.resolve("quarkus/generated-bytecode.jar"), "generated");
    return new SmallCheckout(root);
  }

  /** A base image whose Java is a script. */
  Path base() throws Exception {
    Path java = root.resolve("java");
    write(java, "#!/bin/sh\necho \"this is Java\"\n");
    Path file = root.resolve("base.tar");
    Jib.fromScratch()
        .setPlatforms(
            Set.of(
                new Platform(
                    System.getProperty("os.arch").equals("aarch64") ? "arm64" : "amd64", "linux")))
        .addEnvironmentVariable("JAVA_HOME", "/opt/java/openjdk")
        .addFileEntriesLayer(
            FileEntriesLayer.builder()
                .addEntry(
                    java,
                    AbsoluteUnixPath.get("/opt/java/openjdk/bin/java"),
                    FilePermissions.fromOctalString("755"))
                .addEntry(java, AbsoluteUnixPath.get("/opt/java/elsewhere"))
                .build())
        .containerize(
            Containerizer.to(TarImage.at(file).named("base:1"))
                .setBaseImageLayersCache(root.resolve("layers"))
                .setApplicationLayersCache(root.resolve("layers")));
    return file;
  }

  private static void copy(Path root, String file) throws IOException {
    write(root.resolve(file), Files.readString(Checkout.root().resolve(file)));
  }

  private static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
