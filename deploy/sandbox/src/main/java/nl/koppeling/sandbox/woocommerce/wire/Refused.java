package nl.koppeling.sandbox.woocommerce.wire;

/** A request a shop does not do; carries what it answers instead. */
public final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Answer answer;

  public Refused(Answer answer) {
    super("refused with " + answer.status(), null, false, false);
    this.answer = answer;
  }

  /** What the shop answers. */
  public Answer answer() {
    return answer;
  }
}
