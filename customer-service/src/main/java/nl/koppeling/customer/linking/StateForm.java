package nl.koppeling.customer.linking;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nl.koppeling.customer.matching.OptionalPart;
import nl.koppeling.events.EventCodec;
import nl.koppeling.events.Reason;

/** A {@link RelationState} as columns; null or a neutral value where a state has no such thing. */
record StateForm(
    String state,
    String omitted,
    Long madeFor,
    int unseen,
    UUID relationId,
    Integer relationCode,
    boolean created,
    String reasons) {

  static StateForm of(RelationState state) {
    return switch (state) {
      case RelationState.Planned s -> open("PLANNED", s.omitted(), null, 0);
      case RelationState.CreateIntended s -> open("CREATE_INTENDED", s.omitted(), s.madeFor(), 0);
      case RelationState.InDoubt s -> open("IN_DOUBT", s.omitted(), s.madeFor(), s.unseen());
      case RelationState.Linked s ->
          new StateForm("LINKED", "", s.madeFor(), 0, s.relationId(), s.code(), s.created(), "");
      case RelationState.Parked s ->
          new StateForm("PARKED", "", null, 0, null, null, false, EventCodec.write(s.reasons()));
    };
  }

  private static StateForm open(String state, Set<OptionalPart> omitted, Long madeFor, int unseen) {
    String parts = omitted.stream().map(Enum::name).sorted().collect(Collectors.joining(","));
    return new StateForm(state, parts, madeFor, unseen, null, null, false, "");
  }

  RelationState toState() {
    return switch (state) {
      case "PLANNED" -> new RelationState.Planned(parts());
      case "CREATE_INTENDED" -> new RelationState.CreateIntended(madeFor, parts());
      case "IN_DOUBT" -> new RelationState.InDoubt(madeFor, unseen, parts());
      case "LINKED" ->
          new RelationState.Linked(
              relationId, relationCode, created, madeFor == null ? 0 : madeFor);
      case "PARKED" -> new RelationState.Parked(readReasons());
      default -> throw new IllegalStateException("unknown state " + state);
    };
  }

  private Set<OptionalPart> parts() {
    return Stream.of(omitted.split(","))
        .filter(part -> !part.isEmpty())
        .map(OptionalPart::valueOf)
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Reason> readReasons() {
    return List.of(EventCodec.read(reasons.getBytes(StandardCharsets.UTF_8), Reason[].class));
  }
}
