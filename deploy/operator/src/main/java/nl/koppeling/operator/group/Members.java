package nl.koppeling.operator.group;

import java.util.List;

/** Who reads for a group now. */
record Members(List<Member> all) {

  /**
   * One replica of the service.
   *
   * @param host as the broker sees it
   * @param partitions how many it reads
   */
  record Member(String client, String host, int partitions) {}

  Members {
    all = List.copyOf(all);
  }

  boolean present() {
    return !all.isEmpty();
  }
}
