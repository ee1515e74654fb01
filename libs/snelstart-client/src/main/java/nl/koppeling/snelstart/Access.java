package nl.koppeling.snelstart;

/**
 * What every call to one administration needs: the short-lived bearer of that administration and
 * the partner's subscription key (SnelStart API reference 2.1). Both are secrets; {@link
 * #toString()} shows neither.
 *
 * @param bearer the access token, without the word "Bearer"
 * @param subscriptionKey the partner's {@code Ocp-Apim-Subscription-Key}
 */
public record Access(String bearer, String subscriptionKey) {

  /** Trims both; refuses blanks and characters that cannot travel in a header. */
  public Access {
    bearer = Texts.headerValue("bearer", bearer);
    subscriptionKey = Texts.headerValue("subscription key", subscriptionKey);
  }

  /** The value of the header of that name. */
  String authorization() {
    return "Bearer " + bearer;
  }

  @Override
  public String toString() {
    return "Access[***]";
  }
}
