package nl.koppeling.local.upgrade;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whether a migration only adds: programs of the release before go on working over what it makes,
 * and none of its statements keeps a table that is in use locked for longer than a moment
 * (docs/adr/0012). What is not known to be harmless is refused; a table the same script made may
 * get anything.
 */
final class Expansion {

  private static final String NAME = "(?:if not exists )?([\\w.\"]+)";
  private static final Pattern NEW_TABLE = Pattern.compile("create table " + NAME + " .*");
  private static final Pattern NEW_COLUMN = Pattern.compile("add (?:column )?" + NAME + " (.*)");
  private static final Pattern DROPPED_CHECK =
      Pattern.compile("drop constraint (?:if exists )?(\\w+_check)");
  private static final Pattern WIDENED_CHECK =
      Pattern.compile("add constraint (\\w+_check) check \\(.*\\) not valid");
  private static final Pattern INDEX =
      Pattern.compile(
          "create (unique )?index (concurrently )?(if not exists )?(?:\\w+ )?on (?:only )?([\\w.\"]+) .*");

  /** Touches no table that is there. */
  private static final Pattern HARMLESS =
      Pattern.compile("(?:create function|create sequence|comment on|set local lock_timeout).*");

  /** Statements about one table, and where its name stands. */
  private static final Pattern ABOUT =
      Pattern.compile(
          "(?:alter table(?: if exists)?(?: only)?|insert into|update(?: only)?|delete from"
              + "|create policy \\w+ on|create (?:constraint )?trigger \\w+ .*? on)"
              + " ([\\w.\"]+)(?: (.*))?");

  /**
   * A default that differs from row to row, or a computed column: the whole table is written anew.
   */
  private static final Pattern REWRITES =
      Pattern.compile(
          "default .*(?:random|uuid|clock_timestamp|nextval)\\w*\\s*\\(|generated |\\b(?:small|big)?serial\\b");

  private static final Pattern BINDS =
      Pattern.compile("\\b(?:unique|primary key|references)\\b|\\bcheck ?\\(");

  private static final Pattern PATIENCE = Pattern.compile("set local lock_timeout .*");

  private boolean patient;
  private final Set<String> made = new HashSet<>();
  private final Set<String> loosened = new HashSet<>();
  private final List<String> faults = new ArrayList<>();

  private Expansion() {}

  /** What is wrong with it as an expansion, one sentence each; empty: nothing. */
  static List<String> faults(Script script) {
    Expansion judge = new Expansion();
    script.statements().forEach(statement -> judge.look(statement, script.statements().size()));
    return judge.faults;
  }

  private void look(String statement, int statements) {
    Matcher table = NEW_TABLE.matcher(statement);
    if (table.matches()) {
      made.add(table.group(1));
      return;
    }
    Matcher index = INDEX.matcher(statement);
    if (index.matches()) {
      index(statement, index, statements);
      return;
    }
    Matcher about = ABOUT.matcher(statement);
    if (about.matches() && made.contains(about.group(1))) {
      return;
    }
    patient = patient || PATIENCE.matcher(statement).matches();
    if (about.matches() && statement.startsWith("alter table")) {
      if (!patient) {
        refuse(statement, "makes everybody wait behind it: 'set local lock_timeout' first");
      }
      Script.list(Optional.ofNullable(about.group(2)).orElse("")).forEach(this::alter);
      return;
    }
    if (!HARMLESS.matcher(statement).matches()) {
      refuse(statement, "is not known to leave the programs of before at work");
    }
  }

  private void index(String statement, Matcher index, int statements) {
    if (made.contains(index.group(4))) {
      return;
    }
    if (index.group(1) != null) {
      refuse(statement, "forbids what the programs of before may write");
    } else if (index.group(2) == null || index.group(3) == null || statements > 1) {
      refuse(
          statement,
          "keeps writers out while it is built: 'create index concurrently if not exists', alone in"
              + " its migration");
    }
  }

  private void alter(String action) {
    Matcher dropped = DROPPED_CHECK.matcher(action);
    Matcher widened = WIDENED_CHECK.matcher(action);
    Matcher column = NEW_COLUMN.matcher(action);
    if (dropped.matches()) {
      loosened.add(dropped.group(1));
    } else if (widened.matches()) {
      if (!loosened.contains(widened.group(1))) {
        refuse(action, "forbids what the programs of before may write");
      }
    } else if (column.matches()
        && !column.group(1).matches("constraint|unique|primary|check|foreign|exclude")) {
      column(action, column.group(2));
    } else {
      refuse(action, "is not known to leave the programs of before at work");
    }
  }

  private void column(String action, String kind) {
    if (REWRITES.matcher(kind).find()) {
      refuse(action, "writes the whole table anew, and nobody reads it meanwhile");
    } else if (kind.contains("not null") && !kind.contains("default ")) {
      refuse(action, "wants a value the programs of before do not give: it needs a default");
    } else if (BINDS.matcher(kind).find()) {
      refuse(action, "is checked over the whole table, and binds the programs of before");
    }
  }

  private void refuse(String what, String why) {
    faults.add("'" + what + "' " + why);
  }
}
