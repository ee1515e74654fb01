package nl.koppeling.sandbox.snelstart.odata;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.koppeling.sandbox.snelstart.odata.Expression.Operator;
import nl.koppeling.sandbox.snelstart.odata.Expression.TextTest;

/**
 * Reads a filter in the dialect of SnelStart API reference 5.3 into a checked tree. Everything
 * unknown, mistyped or left over is refused.
 */
final class Parser {

  private static final int DEEPEST = 100;
  private static final List<String> COMPARISONS = List.of("eq", "ne", "gt", "ge", "lt", "le");
  private static final List<String> FUNCTIONS = List.of("startswith", "endswith", "substringof");

  private final List<Token> tokens;
  private final Schema schema;
  private final Map<String, Schema.Property> variables = new HashMap<>();
  private int at;
  private int depth;

  private Parser(List<Token> tokens, Schema schema) {
    this.tokens = tokens;
    this.schema = schema;
  }

  static Expression parse(String filter, Schema schema) {
    Parser parser = new Parser(Lexer.tokens(filter), schema);
    Expression expression = question(parser.or());
    if (!(parser.peek() instanceof Token.End)) {
      throw new FilterRefused("Syntax error: unexpected words at the end of '" + filter + "'.");
    }
    return expression;
  }

  private Expression or() {
    if (++depth > DEEPEST) {
      throw new FilterRefused("The filter is nested too deeply.");
    }
    Expression left = and();
    while (takeWord("or")) {
      left = new Expression.Or(question(left), question(and()));
    }
    depth--;
    return left;
  }

  private Expression and() {
    Expression left = unary();
    while (takeWord("and")) {
      left = new Expression.And(question(left), question(unary()));
    }
    return left;
  }

  private Expression unary() {
    if (takeWord("not")) {
      if (++depth > DEEPEST) {
        throw new FilterRefused("The filter is nested too deeply.");
      }
      Expression inner = new Expression.Not(question(unary()));
      depth--;
      return inner;
    }
    Expression left = operand();
    if (peek() instanceof Token.Name(String word) && COMPARISONS.contains(word)) {
      at++;
      return comparison(Operator.valueOf(word.toUpperCase(Locale.ROOT)), left, operand());
    }
    return left;
  }

  private static Expression comparison(Operator operator, Expression left, Expression right) {
    ValueType one = left.type();
    ValueType other = right.type();
    boolean withNull = one == ValueType.NOTHING || other == ValueType.NOTHING;
    if (!withNull && (one != other || one == ValueType.STRUCTURE)) {
      throw new FilterRefused(
          "A binary operator with incompatible types was detected: " + one + " and " + other + ".");
    }
    return new Expression.Comparison(operator, left, right);
  }

  private Expression operand() {
    if (takeSign('(')) {
      Expression inner = or();
      expect(')');
      return inner;
    }
    Token token = tokens.get(at++);
    return switch (token) {
      case Token.Value(Object value, ValueType type) -> new Expression.Literal(value, type);
      case Token.Name(String word) when FUNCTIONS.contains(word) && takeSign('(') ->
          function(TextTest.valueOf(word.toUpperCase(Locale.ROOT)));
      case Token.Name(String word) -> member(word);
      default -> throw new FilterRefused("Syntax error: a value is expected.");
    };
  }

  private Expression function(TextTest test) {
    Expression first = or();
    expect(',');
    Expression second = or();
    expect(')');
    if (first.type() != ValueType.TEXT || second.type() != ValueType.TEXT) {
      throw new FilterRefused("No function signature for " + test + " matches the arguments.");
    }
    return test == TextTest.SUBSTRINGOF
        ? new Expression.TextFunction(test, second, first)
        : new Expression.TextFunction(test, first, second);
  }

  private Expression member(String first) {
    boolean ofVariable = variables.containsKey(first);
    List<String> path = new ArrayList<>();
    Schema.Property property = ofVariable ? variables.get(first) : schema.property(first);
    if (!ofVariable) {
      path.add(first);
    }
    String variable = ofVariable ? first : null;
    while (takeSign('/')) {
      String step = name();
      if (property.many()) {
        return any(step, Expression.Member.of(variable, path, property.type()), property);
      }
      if (property.nested() == null) {
        throw new FilterRefused("The property before '/" + step + "' has no properties itself.");
      }
      property = property.nested().property(step);
      path.add(step);
    }
    ValueType type = property.many() ? ValueType.STRUCTURE : property.type();
    return Expression.Member.of(variable, path, type);
  }

  private Expression any(String word, Expression.Member list, Schema.Property property) {
    if (!"any".equals(word)) {
      throw new FilterRefused("Only any() can be asked of a list, not '" + word + "'.");
    }
    expect('(');
    String variable = name();
    expect(':');
    Schema.Property element = new Schema.Property(property.type(), property.nested(), false);
    Schema.Property hidden = variables.put(variable, element);
    Expression predicate = question(or());
    if (hidden == null) {
      variables.remove(variable);
    } else {
      variables.put(variable, hidden);
    }
    expect(')');
    return new Expression.AnyOf(list, variable, predicate);
  }

  private static Expression question(Expression expression) {
    if (expression.type() != ValueType.FLAG) {
      throw new FilterRefused("A condition is expected, but a value was found.");
    }
    return expression;
  }

  private Token peek() {
    return tokens.get(at);
  }

  private boolean takeWord(String word) {
    boolean here = peek() instanceof Token.Name(String text) && text.equals(word);
    at += here ? 1 : 0;
    return here;
  }

  private boolean takeSign(char sign) {
    boolean here = peek() instanceof Token.Sign(char found) && found == sign;
    at += here ? 1 : 0;
    return here;
  }

  private void expect(char sign) {
    if (!takeSign(sign)) {
      throw new FilterRefused("Syntax error: '" + sign + "' is expected.");
    }
  }

  private String name() {
    if (peek() instanceof Token.Name(String text)) {
      at++;
      return text;
    }
    throw new FilterRefused("Syntax error: a name is expected.");
  }
}
