package nl.koppeling.connection.notification;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Optional;

/** When and how mail is sent. */
@ConfigMapping(prefix = "koppeling.mail")
interface NotificationSettings {

  /** The mail server; without one nothing is sent. */
  Optional<String> host();

  /** Where the owner's pages are, for the link in a mail. */
  Optional<URI> pages();

  /** Between two rounds. */
  @WithDefault("1m")
  Duration every();

  /** A fault that is over within this time is not worth a mail. */
  @WithDefault("10m")
  Duration faultAfter();

  /** From when on a day's digest goes out (Amsterdam). */
  @WithDefault("07:00")
  LocalTime digestAt();

  /** A mail that the server did not take for so long is given up. */
  @WithDefault("3d")
  Duration giveUpAfter();
}
