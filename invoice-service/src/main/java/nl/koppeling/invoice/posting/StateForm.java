package nl.koppeling.invoice.posting;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.events.EventCodec;

/** How a state is stored: its name, for queries, and its facts as JSON. */
final class StateForm {

  private static final Map<String, Class<? extends PostingState>> STATES =
      kinds(PostingState.class)
          .collect(Collectors.toUnmodifiableMap(StateForm::name, Function.identity()));

  private StateForm() {}

  /** All kinds of state, those of a sealed kind below included. */
  static Stream<Class<? extends PostingState>> kinds(Class<?> sealed) {
    return Stream.of(sealed.getPermittedSubclasses())
        .flatMap(
            kind ->
                kind.isSealed()
                    ? kinds(kind)
                    : Stream.<Class<? extends PostingState>>of(
                        kind.asSubclass(PostingState.class)));
  }

  /** For example BOOK_INTENDED. */
  static String name(Class<? extends PostingState> state) {
    return state.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
  }

  static String name(PostingState state) {
    return name(state.getClass());
  }

  static String body(PostingState state) {
    return EventCodec.write(state);
  }

  static PostingState read(String name, String body) {
    Class<? extends PostingState> state = STATES.get(name);
    if (state == null) {
      throw new IllegalStateException("unknown state " + name);
    }
    return EventCodec.read(body.getBytes(StandardCharsets.UTF_8), state);
  }
}
