package nl.koppeling.operator.group;

/** Numbers in a sentence. */
final class Words {

  private Words() {}

  static String count(long number, String what) {
    return number + " " + what + (number == 1 ? "" : "s");
  }
}
