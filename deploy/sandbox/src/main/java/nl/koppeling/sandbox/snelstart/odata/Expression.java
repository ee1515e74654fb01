package nl.koppeling.sandbox.snelstart.odata;

import java.util.List;

/** A filter as a tree, already checked against the schema. */
sealed interface Expression {

  /** What the value is; {@link ValueType#FLAG} for everything that can be asked as a question. */
  ValueType type();

  /** Comparison operators. */
  enum Operator {
    EQ,
    NE,
    GT,
    GE,
    LT,
    LE
  }

  /** Text functions. */
  enum TextTest {
    STARTSWITH,
    ENDSWITH,
    SUBSTRINGOF
  }

  /** A fixed value. */
  record Literal(Object value, ValueType type) implements Expression {}

  /** A property by its path, counted from the row or from a variable of {@code any}. */
  record Member(String variable, List<String> path, ValueType type, String name)
      implements Expression {

    /** A property whose name is its path joined with slashes, kept because rows ask for it. */
    static Member of(String variable, List<String> path, ValueType type) {
      return new Member(variable, List.copyOf(path), type, String.join("/", path));
    }
  }

  /** Two values compared. */
  record Comparison(Operator operator, Expression left, Expression right) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }

  /** Both hold. */
  record And(Expression left, Expression right) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }

  /** At least one holds. */
  record Or(Expression left, Expression right) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }

  /** It does not hold. */
  record Not(Expression inner) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }

  /** A text function; {@code part} is looked for in {@code whole}. */
  record TextFunction(TextTest test, Expression whole, Expression part) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }

  /** At least one element of a list holds. */
  record AnyOf(Member list, String variable, Expression predicate) implements Expression {
    @Override
    public ValueType type() {
      return ValueType.FLAG;
    }
  }
}
