package nl.koppeling.limits;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProxiesTest {

  private static final Proxies OURS = new Proxies(List.of("10.0.0.0/8", "2001:db8:1::1"));

  @Test
  void nobodyIsBelievedUnlessNamed() {
    assertThat(new Proxies(List.of()).client("198.51.100.7", List.of("203.0.113.1")))
        .isEqualTo("198.51.100.7");
    assertThat(OURS.client("198.51.100.7", List.of("203.0.113.1"))).isEqualTo("198.51.100.7");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "10.1.2.3; 203.0.113.1; 203.0.113.1",
        "10.1.2.3; 203.0.113.1:4711; 203.0.113.1",
        "10.1.2.3; [2001:db8:2::2]:4711; 2001:db8:2::2",
        "10.1.2.3; 1.1.1.1, 203.0.113.1; 203.0.113.1",
        "10.1.2.3; 1.1.1.1, 203.0.113.1, 10.9.9.9; 203.0.113.1",
        "10.1.2.3; 10.8.8.8; 10.8.8.8",
        "2001:db8:1::1; 203.0.113.1; 203.0.113.1",
        "::ffff:10.1.2.3; 203.0.113.1; 203.0.113.1",
        "10.1.2.3; localhost; localhost"
      })
  void whatAClientWroteItselfIsNotBelieved(String peer, String forwarded, String client) {
    assertThat(OURS.client(peer, List.of(forwarded))).isEqualTo(client);
  }

  @Test
  void severalHeadersAreOneList() {
    assertThat(OURS.client("10.1.2.3", List.of("1.1.1.1", "203.0.113.1"))).isEqualTo("203.0.113.1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "proxy.example", "10.0.0.0/33", "::/129", "10.0.0/8/8"})
  void onlyAddressesCanBeTrusted(String text) {
    assertThatThrownBy(() -> new Proxies(List.of(text)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void ofIpv6TheCustomersBlockCounts() {
    assertThat(Addresses.key("2001:db8:0:1::1")).isEqualTo(Addresses.key("2001:db8:0:1:ffff::2"));
    assertThat(Addresses.key("2001:db8:0:1::1")).isNotEqualTo(Addresses.key("2001:db8:0:2::1"));
    assertThat(Addresses.key("::ffff:192.0.2.1")).isEqualTo(Addresses.key("192.0.2.1"));
    assertThat(Addresses.key("192.0.2.1")).isNotEqualTo(Addresses.key("192.0.2.2"));
    assertThat(Addresses.key("localhost")).isEqualTo("?").isEqualTo(Addresses.key(null));
  }
}
