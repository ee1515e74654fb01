package nl.koppeling.images;

import com.google.cloud.tools.jib.api.CacheDirectoryCreationException;
import com.google.cloud.tools.jib.api.Containerizer;
import com.google.cloud.tools.jib.api.ImageReference;
import com.google.cloud.tools.jib.api.InvalidImageReferenceException;
import com.google.cloud.tools.jib.api.Jib;
import com.google.cloud.tools.jib.api.JibContainer;
import com.google.cloud.tools.jib.api.JibContainerBuilder;
import com.google.cloud.tools.jib.api.LogEvent;
import com.google.cloud.tools.jib.api.RegistryException;
import com.google.cloud.tools.jib.api.RegistryImage;
import com.google.cloud.tools.jib.api.TarImage;
import com.google.cloud.tools.jib.api.buildplan.AbsoluteUnixPath;
import com.google.cloud.tools.jib.api.buildplan.FileEntriesLayer;
import com.google.cloud.tools.jib.api.buildplan.Platform;
import com.google.cloud.tools.jib.frontend.CredentialRetrieverFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import nl.koppeling.testkit.PartFailed;

/**
 * Builds images without an engine: the layers that the recipe names on top of the base image, into
 * a file or a registry. The same folder gives the same digest.
 */
final class Archive {

  private final Optional<Path> base;
  private final Path cache;

  /**
   * @param base a base image as {@code docker save} writes it; absent: the registry's that the
   *     recipe names
   * @param cache for the base image's layers
   */
  Archive(Optional<Path> base, Path cache) {
    this.base = base;
    this.cache = cache;
  }

  /** The base image in a file. */
  Path base(Recipe recipe, Path file) {
    return base.orElseGet(
        () -> {
          containerize(
              from(recipe), Containerizer.to(TarImage.at(file).named(reference(recipe.base()))));
          return file;
        });
  }

  /** Writes an image for {@code docker load}; returns what it is. */
  JibContainer write(Stage stage, Commit commit, Path file, String name) {
    return containerize(
        layered(stage, commit), Containerizer.to(TarImage.at(file).named(reference(name))));
  }

  /** Sends an image to its registry, with the rights that {@code docker login} left. */
  JibContainer push(Stage stage, Commit commit, String name) {
    return containerize(layered(stage, commit), Containerizer.to(registry(name)));
  }

  private JibContainerBuilder layered(Stage stage, Commit commit) {
    Recipe recipe = stage.recipe();
    JibContainerBuilder image =
        from(recipe)
            .setWorkingDirectory(AbsoluteUnixPath.get(recipe.workingFolder()))
            .setUser(recipe.user())
            .setEnvironment(recipe.environment())
            .setEntrypoint(recipe.entrypoint())
            .setLabels(recipe.labels())
            .setCreationTime(commit.time());
    recipe.copies().forEach(copy -> image.addFileEntriesLayer(layer(stage, commit, copy)));
    return image;
  }

  private static FileEntriesLayer layer(Stage stage, Commit commit, Recipe.Copy copy) {
    FileEntriesLayer.Builder layer =
        FileEntriesLayer.builder().setName(String.join(" ", copy.from()));
    for (String from : copy.from()) {
      Path source = stage.folder().resolve(from);
      String to =
          Files.isDirectory(source) || !copy.to().endsWith("/")
              ? copy.to()
              : copy.to() + source.getFileName();
      try {
        layer.addEntryRecursive(
            source,
            AbsoluteUnixPath.get(to),
            FileEntriesLayer.DEFAULT_FILE_PERMISSIONS_PROVIDER,
            (file, place) -> commit.time());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return layer.build();
  }

  private JibContainerBuilder from(Recipe recipe) {
    JibContainerBuilder image =
        base.map(file -> Jib.from(TarImage.at(file)))
            .orElseGet(() -> Jib.from(registry(recipe.base())));
    return image.setPlatforms(Set.of(new Platform(processor(), "linux")));
  }

  /** The base image's Java has to run here once. */
  private static String processor() {
    String name = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
    return name.equals("aarch64") ? "arm64" : name;
  }

  private static RegistryImage registry(String name) {
    ImageReference image = reference(name);
    CredentialRetrieverFactory rights =
        CredentialRetrieverFactory.forImage(image, (LogEvent event) -> {});
    return RegistryImage.named(image).addCredentialRetriever(rights.dockerConfig());
  }

  private static ImageReference reference(String name) {
    try {
      return ImageReference.parse(name);
    } catch (InvalidImageReferenceException e) {
      throw new PartFailed("This is no name of an image: " + name, e);
    }
  }

  private JibContainer containerize(JibContainerBuilder image, Containerizer to) {
    try {
      return image.containerize(
          to.setToolName("koppeling")
              .setBaseImageLayersCache(cache)
              .setApplicationLayersCache(cache));
    } catch (RegistryException
        | IOException
        | ExecutionException
        | CacheDirectoryCreationException e) {
      throw new PartFailed("The image cannot be built: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PartFailed("Interrupted.", e);
    }
  }
}
