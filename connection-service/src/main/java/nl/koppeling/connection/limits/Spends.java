package nl.koppeling.connection.limits;

import jakarta.ws.rs.NameBinding;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** An endpoint that costs somebody else something, and how much of it a person may have. */
@NameBinding
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
public @interface Spends {

  /** {@link Limits.Limit#OUTSIDE} or {@link Limits.Limit#EXPORT}. */
  Limits.Limit value() default Limits.Limit.OUTSIDE;
}
