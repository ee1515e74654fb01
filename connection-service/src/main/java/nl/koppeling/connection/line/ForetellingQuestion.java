package nl.koppeling.connection.line;

import java.net.URI;
import java.util.List;
import nl.koppeling.events.ConnectionChanged;
import nl.koppeling.events.CustomerLinked;
import nl.koppeling.events.OrderCompleted;
import nl.koppeling.events.OrderRefunded;
import nl.koppeling.shop.Carriage;

/** What the services on the line are asked about a connection they may not know; all secret. */
final class ForetellingQuestion {

  private ForetellingQuestion() {}

  record LastOrders(ConnectionChanged connection, Shop shop, int most) {
    @Override
    public String toString() {
      return "LastOrders[***]";
    }
  }

  record Shop(URI home, URI apiRoot, Carriage carriage, String consumerKey, String consumerSecret) {
    @Override
    public String toString() {
      return "Shop[***]";
    }
  }

  record Buyers(
      ConnectionChanged connection, String bearer, List<OrderCompleted> orders, boolean lookUp) {
    @Override
    public String toString() {
      return "Buyers[***]";
    }
  }

  record Bookings(ConnectionChanged connection, String bearer, List<Linked> orders) {
    @Override
    public String toString() {
      return "Bookings[***]";
    }
  }

  record Linked(CustomerLinked sale, List<OrderRefunded> refunds) {}
}
