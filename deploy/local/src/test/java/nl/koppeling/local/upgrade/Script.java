package nl.koppeling.local.upgrade;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A migration's SQL, cut into its statements. Comments are left out; what stands between quotes or
 * dollars is replaced by the bare quotes, because it is data, or the body of a function that is
 * new; all else is lower case with single blanks.
 *
 * @param contracts since which version no code uses what the script takes away; empty: it says
 *     nothing of the sort
 */
record Script(Optional<String> contracts, List<String> statements) {

  private static final Pattern HEADER =
      Pattern.compile("\\A(?:--[^\\n]*\\n)*?-- contract: (\\d+\\.\\d+\\.\\d+)\\b");

  /** What ends, or makes opaque, a stretch of SQL; the first that fits. */
  private static final Pattern PART =
      Pattern.compile(
          "--[^\\n]*" // comment to the end of the line
              + "|/\\*(?s:.*?)\\*/"
              + "|'(?:[^']++|'')*+'"
              + "|\\$(\\w*)\\$(?s:.*?)\\$\\1\\$"
              + "|\"[^\"]*\""
              + "|;");

  static Script of(String sql) {
    Matcher header = HEADER.matcher(sql);
    return new Script(
        header.find() ? Optional.of(header.group(1)) : Optional.empty(), statements(sql));
  }

  private static List<String> statements(String sql) {
    List<String> statements = new ArrayList<>();
    StringBuilder statement = new StringBuilder();
    Matcher part = PART.matcher(sql);
    while (part.find()) {
      part.appendReplacement(statement, "");
      switch (part.group().charAt(0)) {
        case '\'' -> statement.append("''");
        case '$' -> statement.append("$$");
        case '"' -> statement.append(part.group());
        case ';' -> end(statement, statements);
        default -> statement.append(' ');
      }
    }
    part.appendTail(statement);
    end(statement, statements);
    return statements;
  }

  private static void end(StringBuilder statement, List<String> statements) {
    String text = statement.toString().toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    if (!text.isEmpty()) {
      statements.add(text);
    }
    statement.setLength(0);
  }

  /** Splits at commas that stand in no brackets. */
  static List<String> list(String text) {
    List<String> items = new ArrayList<>();
    int depth = 0;
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '(' -> depth++;
        case ')' -> depth--;
        case ',' -> {
          if (depth == 0) {
            items.add(text.substring(from, at).strip());
            from = at + 1;
          }
        }
        default -> {
          // part of an item
        }
      }
    }
    items.add(text.substring(from).strip());
    return items;
  }
}
