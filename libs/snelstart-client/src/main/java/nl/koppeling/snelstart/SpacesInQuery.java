package nl.koppeling.snelstart;

import jakarta.ws.rs.client.ClientRequestContext;
import jakarta.ws.rs.client.ClientRequestFilter;
import java.net.URI;

/**
 * Writes spaces in a query as {@code %20} (SnelStart API reference 5.3). The HTTP layer writes them
 * as {@code +}, which an OData parser may read as a plus; a real plus is {@code %2B} by then, so
 * nothing else can be meant.
 */
public class SpacesInQuery implements ClientRequestFilter {

  @Override
  public void filter(ClientRequestContext request) {
    URI uri = request.getUri();
    if (uri.getRawQuery() != null && uri.getRawQuery().contains("+")) {
      request.setUri(URI.create(uri.toString().replace("+", "%20")));
    }
  }
}
