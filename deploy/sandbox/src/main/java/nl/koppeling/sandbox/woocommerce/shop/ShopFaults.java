package nl.koppeling.sandbox.woocommerce.shop;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The faults that are set on a shop; the first that fits strikes. */
public final class ShopFaults {

  private final List<Going> faults = new ArrayList<>();

  private static final class Going {
    private final ShopFault fault;
    private int struck;

    private Going(ShopFault fault) {
      this.fault = fault;
    }

    private boolean over() {
      return fault.times() > 0 && struck >= fault.times();
    }
  }

  public synchronized void set(ShopFault fault) {
    faults.add(new Going(fault));
  }

  public synchronized void heal() {
    faults.clear();
  }

  /** Those that still have a go. */
  public synchronized List<ShopFault> all() {
    return faults.stream().map(g -> g.fault).toList();
  }

  /** The first fault of these kinds about this call, used up by one. */
  public synchronized Optional<ShopFault> strike(
      Set<ShopFault.Kind> kinds, String method, String path) {
    for (Going going : faults) {
      if (kinds.contains(going.fault.kind()) && going.fault.concerns(method, path)) {
        going.struck++;
        faults.removeIf(Going::over);
        return Optional.of(going.fault);
      }
    }
    return Optional.empty();
  }

  /** The same for what has to do with deliveries. */
  public Optional<ShopFault> strike(ShopFault.Kind kind) {
    return strike(Set.of(kind), "", "");
  }
}
