package nl.koppeling.events;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** Hibernate Reactive starts only where there is an entity. */
@Entity
public class Anything {
  @Id long id;
}
