package nl.koppeling.connection.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** The services that read topics, by name. */
@ApplicationScoped
class Readers {

  private final Map<String, Reader> byName;

  @Inject
  Readers(
      @RestClient IngestReplayApi ingest,
      @RestClient CustomerReplayApi customers,
      @RestClient InvoiceReplayApi invoices,
      OwnReader own,
      ObjectMapper json) {
    this.byName =
        Map.of(
            Reader.INGEST, new RemoteReader(Reader.INGEST, ingest, json),
            Reader.CUSTOMER, new RemoteReader(Reader.CUSTOMER, customers, json),
            Reader.INVOICE, new RemoteReader(Reader.INVOICE, invoices, json),
            Reader.CONNECTION, own);
  }

  Reader named(String name) {
    return byName.get(name);
  }

  /** Those a selection asks, in the order of the line. */
  List<String> asked(Selection selection) {
    return Reader.NAMES.stream().filter(selection::asks).toList();
  }
}
