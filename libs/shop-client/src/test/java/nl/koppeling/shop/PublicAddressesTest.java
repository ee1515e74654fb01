package nl.koppeling.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0", "10.1.2.3", "100.64.0.1", "100.127.255.255", "127.0.0.1", "127.255.0.1",
        "169.254.169.254", "172.16.0.1", "172.31.255.255", "192.0.0.8", "192.0.2.1", "192.168.1.1",
        "198.18.0.1", "198.19.255.255", "198.51.100.7", "203.0.113.9", "224.0.0.1", "239.1.1.1",
        "240.0.0.1", "255.255.255.255", "::", "::1", "::ffff:10.0.0.1", "::ffff:127.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "100::1", "2001::1", "2001:db8::1", "2002:7f00:1::",
        "3fff::1", "fc00::1", "fd12:3456::1", "fe80::1", "fec0::1", "ff02::1"
      })
  void whatIsNotPublicIsRefused(String literal) throws Exception {
    assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "100.63.255.255",
        "100.128.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "198.17.255.255",
        "198.20.0.1",
        "223.255.255.255",
        "2606:4700:4700::1111",
        "2a00:1450:400e:80f::2003"
      })
  void itsNeighboursAreNot(String literal) throws Exception {
    assertThat(PublicAddresses.contains(InetAddress.getByName(literal))).isTrue();
  }

  @Test
  void onePrivateAddressAmongPublicOnesIsEnoughToRefuse() throws Exception {
    List<InetAddress> both =
        List.of(InetAddress.getByName("1.1.1.1"), InetAddress.getByName("10.0.0.1"));

    Destinations.Destination found =
        new Destinations(host -> both, false).find(ShopAddress.of("https://shop.example.nl"));

    assertThat(found)
        .isEqualTo(
            new Destinations.Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_PUBLIC));
  }

  @Test
  void numbersDressedUpAsNamesAreResolvedAndRefused() {
    Destinations destinations = new Destinations(Destinations::byTheSystem, false);

    assertThat(destinations.find(ShopAddress.of("https://127.0.0.1")))
        .isInstanceOf(Destinations.Destination.Refused.class);
    assertThat(destinations.find(ShopAddress.of("http://1.1.1.1")))
        .isEqualTo(
            new Destinations.Destination.Refused(ShopAnswer.AddressRefused.Reason.NOT_HTTPS));
  }
}
