package nl.koppeling.sandbox.snelstart.odata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import nl.koppeling.sandbox.snelstart.wire.WireDates;

/**
 * A filter ready to be asked of rows. Text is compared without regard to case, as the databases
 * SnelStart runs on most likely do (SnelStart API reference 5.3, last row); callers must compare
 * again themselves.
 */
public final class Filter implements Predicate<Row> {

  /** A property that must equal a value for the filter to hold; lets a list use an index. */
  public record Equality(String property, String value) {}

  private final Expression expression;

  private Filter(Expression expression) {
    this.expression = expression;
  }

  /** Reads a filter; refuses what is unknown, mistyped or left over. */
  public static Filter parse(String filter, Schema schema) {
    return new Filter(Parser.parse(filter, schema));
  }

  /** The equality with a text or id on the top level of the filter, if there is one. */
  public Optional<Equality> equality() {
    return equality(expression);
  }

  private static Optional<Equality> equality(Expression expression) {
    return switch (expression) {
      case Expression.And and -> equality(and.left()).or(() -> equality(and.right()));
      case Expression.Comparison(Expression.Operator operator, Expression left, Expression right)
          when operator == Expression.Operator.EQ
              && left instanceof Expression.Member member
              && right instanceof Expression.Literal literal
              && literal.value() != null ->
          Optional.of(new Equality(member.name(), literal.value().toString()));
      default -> Optional.empty();
    };
  }

  @Override
  public boolean test(Row row) {
    return new Question(row).holds(expression);
  }

  /** One row under question, with the elements of the lists that are looped over. */
  private static final class Question {
    private final Row row;
    private final Map<String, JsonNode> variables = new HashMap<>();
    private ObjectNode written;

    Question(Row row) {
      this.row = row;
    }

    boolean holds(Expression expression) {
      return switch (expression) {
        case Expression.And(Expression left, Expression right) -> holds(left) && holds(right);
        case Expression.Or(Expression left, Expression right) -> holds(left) || holds(right);
        case Expression.Not(Expression inner) -> !holds(inner);
        case Expression.Comparison comparison -> compare(comparison);
        case Expression.TextFunction function -> textTest(function);
        case Expression.AnyOf any -> anyHolds(any);
        case Expression.Literal literal -> Boolean.TRUE.equals(literal.value());
        case Expression.Member member -> Boolean.TRUE.equals(value(member));
      };
    }

    private boolean compare(Expression.Comparison comparison) {
      Object left = value(comparison.left());
      Object right = value(comparison.right());
      if (left == null || right == null) {
        return switch (comparison.operator()) {
          case EQ -> left == right;
          case NE -> left != right;
          default -> false;
        };
      }
      int order = order(left, right);
      return switch (comparison.operator()) {
        case EQ -> order == 0;
        case NE -> order != 0;
        case GT -> order > 0;
        case GE -> order >= 0;
        case LT -> order < 0;
        case LE -> order <= 0;
      };
    }

    private static int order(Object left, Object right) {
      return switch (left) {
        case BigDecimal number -> number.compareTo((BigDecimal) right);
        case LocalDateTime moment -> moment.compareTo((LocalDateTime) right);
        case UUID id -> id.compareTo((UUID) right);
        case Boolean flag -> flag.compareTo((Boolean) right);
        default -> String.CASE_INSENSITIVE_ORDER.compare(left.toString(), right.toString());
      };
    }

    private boolean textTest(Expression.TextFunction function) {
      Object whole = value(function.whole());
      Object part = value(function.part());
      if (whole == null || part == null) {
        return false;
      }
      String text = whole.toString().toLowerCase(Locale.ROOT);
      String looked = part.toString().toLowerCase(Locale.ROOT);
      return switch (function.test()) {
        case STARTSWITH -> text.startsWith(looked);
        case ENDSWITH -> text.endsWith(looked);
        case SUBSTRINGOF -> text.contains(looked);
      };
    }

    private boolean anyHolds(Expression.AnyOf any) {
      JsonNode list = node(any.list());
      if (list == null) {
        return false;
      }
      for (JsonNode element : list) {
        variables.put(any.variable(), element);
        if (holds(any.predicate())) {
          return true;
        }
      }
      return false;
    }

    private Object value(Expression expression) {
      return switch (expression) {
        case Expression.Literal literal -> literal.value();
        case Expression.Member member -> value(member);
        default -> holds(expression);
      };
    }

    private Object value(Expression.Member member) {
      if (member.variable() == null) {
        Object known = row.peek(member.name());
        if (known != Row.UNKNOWN) {
          return known;
        }
      }
      return typed(node(member), member.type());
    }

    private JsonNode node(Expression.Member member) {
      JsonNode node = member.variable() == null ? written() : variables.get(member.variable());
      return descend(node, member.path());
    }

    private ObjectNode written() {
      if (written == null) {
        written = row.json();
      }
      return written;
    }

    private static JsonNode descend(JsonNode from, List<String> path) {
      JsonNode node = from;
      for (String step : path) {
        node = node == null ? null : node.get(wireName(step));
      }
      return node == null || node.isNull() ? null : node;
    }

    private static Object typed(JsonNode node, ValueType type) {
      if (node == null) {
        return null;
      }
      return switch (type) {
        case NUMBER -> node.decimalValue();
        case FLAG -> node.booleanValue();
        case MOMENT -> WireDates.read(node.asText()).orElse(null);
        case GUID -> UUID.fromString(node.asText());
        case TEXT -> node.asText();
        case STRUCTURE, NOTHING -> node;
      };
    }
  }

  /** The name of a property in JSON: first letter small. */
  static String wireName(String property) {
    return Character.toLowerCase(property.charAt(0)) + property.substring(1);
  }
}
