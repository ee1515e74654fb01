package nl.koppeling.images;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import nl.koppeling.testkit.Checkout;
import nl.koppeling.testkit.PartFailed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecipeTest {

  private static final String SMALLEST =
      """
      ARG BASE=some/base:1.0
      FROM ${BASE}
      ARG BASE
      ARG TITLE="Of somebody's"
      WORKDIR /app
      USER 10001:10001
      ENTRYPOINT ["java", "-jar", "/app/x.jar"]
      """;

  @Test
  void aLineIsReadAsAnEngineReadsIt() {
    Recipe recipe =
        Recipe.of(
            SMALLEST
                + """
                # a remark
                ENV A=1 B="two words"
                COPY app/x.jar app/y.json /app/
                LABEL title="${TITLE}"
                LABEL base="${BASE}"
                LABEL nothing="${NOTHING}"
                """);

    assertThat(recipe.base()).isEqualTo("some/base:1.0");
    assertThat(recipe.user()).isEqualTo("10001:10001");
    assertThat(recipe.entrypoint()).containsExactly("java", "-jar", "/app/x.jar");
    assertThat(recipe.environment()).containsEntry("A", "1").containsEntry("B", "two words");
    assertThat(recipe.copies())
        .containsExactly(new Recipe.Copy(List.of("app/x.jar", "app/y.json"), "/app/"));
    assertThat(recipe.labels())
        .containsEntry("title", "Of somebody's")
        .containsEntry("base", "some/base:1.0")
        .containsEntry("nothing", "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "RUN useradd koppeling",
        "HEALTHCHECK CMD true",
        "COPY --chown=root:root a /app",
        "COPY a",
        "ENV A=1 and more",
        "FROM another:1",
        "  LABEL a=1"
      })
  void whatOnlyAnEngineCouldDoIsRefused(String line) {
    assertThatThrownBy(() -> Recipe.of(SMALLEST + line + "\n")).isInstanceOf(PartFailed.class);
  }

  @Test
  void theRecipeOfTheImagesRunsAnOrdinaryUser() throws IOException {
    Recipe recipe =
        Recipe.of(Files.readString(Checkout.root().resolve("deploy/docker/Dockerfile")));

    assertThat(recipe.user()).isEqualTo("10001:10001");
    assertThat(recipe.base()).matches("eclipse-temurin:\\d+\\.\\d+\\.\\d+_\\d+-jre-\\w+");
    assertThat(recipe.copies()).last().extracting(Recipe.Copy::to).isEqualTo("/app/aot");
  }
}
