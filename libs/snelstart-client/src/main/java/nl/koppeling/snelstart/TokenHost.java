package nl.koppeling.snelstart;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/** The token host. */
@ApplicationScoped
public class TokenHost {

  /** Mints. */
  public Uni<Token> mint(ClientKey key) {
    throw new UnsupportedOperationException("follows");
  }
}
