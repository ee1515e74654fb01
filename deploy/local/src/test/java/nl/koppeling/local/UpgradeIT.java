package nl.koppeling.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A release is rolled out over a shop that sells, and taken back again for one service, as
 * docs/adr/0012 says: replicas of both work side by side, over the newer schema. {@code
 * -Dkoppeling.previous} names the folder that {@code ./koppeling previous <commit>} made; without
 * it the programs of now stand for both.
 */
@Tag("operations")
class UpgradeIT {

  /** Who reads everything first, then from the end of the line to its beginning. */
  private static final List<Service> ORDER =
      List.of(Service.CONNECTION, Service.INVOICE, Service.CUSTOMER, Service.INGEST);

  private static final Duration LONGEST_GAP = Duration.ofSeconds(5);

  /** A migration of a later release; one of a library has a low number. */
  private static final String MIGRATED =
      "create table planted_%1$d (id int);"
          + "insert into flyway_schema_history (installed_rank, version, description, type, script,"
          + " checksum, installed_by, execution_time, success)"
          + " select max(installed_rank) + 1, '%1$d', 'planted', 'SQL', 'V%1$d__planted.sql', 7,"
          + " 'test', 1, true from flyway_schema_history";

  @Test
  void aReleaseIsRolledOutAndTakenBackWhileAShopSells() throws Exception {
    Release now = Release.ofThisCheckout();
    Release before =
        Optional.ofNullable(System.getProperty("koppeling.previous"))
            .map(folder -> new Release(Path.of(folder)))
            .orElse(now);
    try (Platform platform = new Platform("upgrade", before)) {
      World world = platform.world();
      Selling shop = Selling.in(world);
      shop.sellMore(5);

      platform.fleet().use(now);
      for (Service service : ORDER) {
        platform.begin(service);
        shop.sellMore(5);
        shop.refundOne();
        platform.finish(service);
        shop.sellMore(2);
        System.out.printf("  %s is of the new release%n", service.module());
      }
      if (startsOverNewerSchemas(before)) {
        for (Service service : ORDER) {
          plant(platform.fleet(), service, 999);
          plant(platform.fleet(), service, 11);
        }
      }
      platform.fleet().use(before);
      for (Service service : List.of(Service.INVOICE, Service.CONNECTION)) {
        platform.begin(service);
        shop.sellMore(5);
        shop.refundOne();
        platform.finish(service);
        shop.sellMore(2);
        System.out.printf("  %s is of the release before again%n", service.module());
      }

      int sold = shop.endAllBookedOnce();
      Duration gap = Selling.longestGap(world);
      System.out.printf("  %d orders sold, longest gap in intake %d ms%n", sold, gap.toMillis());
      assertThat(gap).isLessThan(LONGEST_GAP);
    }
  }

  private static void plant(Fleet fleet, Service service, int version) {
    fleet.postgres().execute(service.database(), MIGRATED.formatted(version));
  }

  /** Programs of before the first release do not start over a migration they do not know. */
  private static boolean startsOverNewerSchemas(Release programs) {
    return Files.isDirectory(
        programs.checkout().resolve("libs/events/src/main/java/nl/koppeling/events/migrations"));
  }
}
