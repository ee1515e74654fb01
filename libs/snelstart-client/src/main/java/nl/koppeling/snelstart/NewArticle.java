package nl.koppeling.snelstart;

import java.util.Objects;
import java.util.UUID;

/**
 * An article to be made (artikel, SnelStart API reference 7.6): without stock and without a price,
 * because the lines of an order bring their own.
 *
 * @param code not empty, taken as it is: a cut code would be another article's. Whether it fits
 *     says {@link ArticleCodes}
 * @param description required, cut to 250 characters
 */
public record NewArticle(String code, String description, UUID groupId) {

  /** Cuts the description; refuses a code that could not be found again. */
  public NewArticle {
    code = Texts.articleCode(code);
    description = Texts.required("article description", Texts.cut(description, 250));
    Objects.requireNonNull(groupId, "groupId");
  }
}
