package nl.koppeling.ingest.orders;

import io.smallrye.config.ConfigMapping;
import java.util.List;
import java.util.Optional;

/** What differs between platforms in how orders are understood. */
@ConfigMapping(prefix = "koppeling.intake")
public interface IntakeSettings {

  /** Keys under which plugins keep the buyer's VAT number; absent: those of the common plugins. */
  Optional<List<String>> vatNumberKeys();

  /** Keys under which plugins keep the invoice's number; absent: those of the common plugins. */
  Optional<List<String>> invoiceNumberKeys();
}
