package nl.koppeling.shop;

/** How far one gets to a shop's host before any HTTP is spoken. */
public sealed interface Reach {

  /** A connection stands; with https the certificate is good. */
  record Reached() implements Reach {}

  /** Not tried, because of where it would have gone. */
  record Refused(ShopAnswer.AddressRefused.Reason reason) implements Reach {}

  /** The name is not known to any name server asked. */
  record NameUnknown() implements Reach {}

  /** Nobody answers at the host. */
  record NoConnection() implements Reach {}

  /** Somebody answers, and its certificate is expired, for another name, or not to be trusted. */
  record TlsFailed() implements Reach {}
}
