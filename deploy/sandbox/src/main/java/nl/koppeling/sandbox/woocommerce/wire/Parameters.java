package nl.koppeling.sandbox.woocommerce.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads list parameters and refuses bad ones in WordPress's words. */
public record Parameters(PhpQuery query) {

  public Optional<String> text(String name) {
    return Optional.ofNullable(query.parameters().get(name));
  }

  /** A whole number from {@code least} to {@code most}. */
  public int number(String name, int otherwise, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    if (!text.get().matches("-?\\d{1,9}")) {
      throw Problems.parameter(name, "rest_invalid_type", name + " is not of type integer.");
    }
    int number = Integer.parseInt(text.get());
    if (number < least || number > most) {
      String bounds =
          most == Integer.MAX_VALUE
              ? " must be greater than or equal to " + least
              : " must be between " + least + " (inclusive) and " + most + " (inclusive)";
      throw Problems.parameter(name, "rest_out_of_bounds", name + bounds);
    }
    return number;
  }

  /** One of some words. */
  public String oneOf(String name, List<String> words, String otherwise) {
    String word = text(name).orElse(otherwise);
    if (!words.contains(word)) {
      throw Problems.parameter(name, "rest_not_in_enum", name + isNotOneOf(words));
    }
    return word;
  }

  /** A list of some words. */
  public List<String> listOf(String name, List<String> words) {
    List<String> wanted = query.values(name);
    for (int i = 0; i < wanted.size(); i++) {
      if (!words.contains(wanted.get(i))) {
        throw Problems.parameter(
            name, "rest_not_in_enum", name + "[" + i + "]" + isNotOneOf(words));
      }
    }
    return wanted;
  }

  private static String isNotOneOf(List<String> words) {
    int last = words.size() - 1;
    return " is not one of "
        + String.join(", ", words.subList(0, last))
        + (last > 1 ? ", and " : " and ")
        + words.get(last)
        + ".";
  }

  /** A list of ids. */
  public List<Long> ids(String name) {
    List<Long> ids = new ArrayList<>();
    List<String> texts = query.values(name);
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).matches("-?\\d{1,18}")) {
        throw Problems.parameter(
            name, "rest_invalid_type", name + "[" + i + "] is not of type integer.");
      }
      ids.add(Long.parseLong(texts.get(i)));
    }
    return ids;
  }

  /** True or false; absent is false. */
  public boolean flag(String name) {
    String value = text(name).orElse("0").toLowerCase(Locale.ROOT);
    return switch (value) {
      case "true", "1" -> true;
      case "false", "0", "" -> false;
      default ->
          throw Problems.parameter(name, "rest_invalid_type", name + " is not of type boolean.");
    };
  }
}
