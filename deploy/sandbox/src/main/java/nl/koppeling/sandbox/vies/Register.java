package nl.koppeling.sandbox.vies;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** What the register knows, what is wrong with it, and the last 1,000 questions. */
@ApplicationScoped
class Register {

  private static final int KEPT = 1_000;

  private final Deque<Consultation> consultations = new ArrayDeque<>();
  private final List<Trouble> troubles = new ArrayList<>();

  /** A number is valid unless its last digit is 0. */
  static boolean valid(String vatNumber) {
    return vatNumber.chars().filter(Character::isDigit).reduce((first, last) -> last).orElse('0')
        != '0';
  }

  synchronized void note(Consultation consultation) {
    consultations.addLast(consultation);
    if (consultations.size() > KEPT) {
      consultations.removeFirst();
    }
  }

  synchronized List<Consultation> consultations() {
    return List.copyOf(consultations);
  }

  synchronized void forgetConsultations() {
    consultations.clear();
  }

  synchronized void disturb(Trouble trouble) {
    troubles.add(trouble);
  }

  synchronized List<Trouble> troubles() {
    return List.copyOf(troubles);
  }

  synchronized void heal() {
    troubles.clear();
  }

  /** The first trouble that strikes a question about this member state; it counts as struck. */
  synchronized Optional<Trouble> strike(String prefix) {
    for (int i = 0; i < troubles.size(); i++) {
      Trouble trouble = troubles.get(i);
      if (trouble.strikes(prefix)) {
        if (trouble.times() == 1) {
          troubles.remove(i);
        } else if (trouble.times() > 1) {
          troubles.set(i, trouble.struck());
        }
        return Optional.of(trouble);
      }
    }
    return Optional.empty();
  }
}
