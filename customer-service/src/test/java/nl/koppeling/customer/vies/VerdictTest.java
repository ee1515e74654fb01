package nl.koppeling.customer.vies;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import nl.koppeling.customer.matching.VatId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerdictTest {

  private static final VatId ASKED = new VatId("BE", "0123456789");
  private static final Instant AT = Instant.parse("2026-11-01T10:00:00Z");

  @Test
  void aValidNumberComesWithItsReceipt() {
    String body =
        """
        {"countryCode":"BE","vatNumber":"0123456789","requestDate":"2026-11-01T10:00:00.123Z",
         "valid":true,"requestIdentifier":"WAPIAAAAY1","name":"X","address":"Y"}""";
    assertThat(read(200, body)).isEqualTo(new ViesAnswer.Valid("WAPIAAAAY1", AT));
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      value = {
        "200 | {'countryCode':'BE','vatNumber':'0123456789','valid':true}     | VALID",
        "200 | {'valid':true,'requestIdentifier':null}                        | VALID",
        "200 | {'countryCode':'BE','vatNumber':'0123456789','valid':false}    | INVALID",
        "200 | {'valid':false,'userError':'INVALID'}                          | INVALID",
        "200 | {'valid':true,'userError':'VALID'}                             | VALID",
        "400 | {'actionSucceed':false,'errorWrappers':[{'error':'INVALID_INPUT'}]} | INVALID",
        "200 | {'actionSucceed':false,'errorWrappers':[{'error':'INVALID_INPUT'}]} | INVALID",
        "200 | {'actionSucceed':false,'errorWrappers':[{'error':'MS_UNAVAILABLE'}]} | MS_UNAVAILABLE",
        "500 | {'actionSucceed':false,'errorWrappers':[{'error':'MS_MAX_CONCURRENT_REQ'}]} | MS_MAX_CONCURRENT_REQ",
        "200 | {'actionSucceed':false,'errorWrappers':[{'error':'INVALID_REQUESTER_INFO'}]} | INVALID_REQUESTER_INFO",
        "200 | {'actionSucceed':false}                                        | UNNAMED_ERROR",
        "200 | {'valid':false,'userError':'IP_BLOCKED'}                       | IP_BLOCKED",
        "200 | {'actionSucceed':false,'errorWrappers':[{'error':'BE0123456789 is odd'}]} | UNNAMED_ERROR",
        "200 | {'countryCode':'BE','vatNumber':'9999999999','valid':true}     | ANSWER_NOT_UNDERSTOOD",
        "200 | {'countryCode':'DE','vatNumber':'0123456789','valid':false}    | ANSWER_NOT_UNDERSTOOD",
        "200 | {'valid':'true'}                                               | ANSWER_NOT_UNDERSTOOD",
        "200 | {}                                                             | ANSWER_NOT_UNDERSTOOD",
        "200 | <html>maintenance</html>                                       | ANSWER_NOT_UNDERSTOOD",
        "200 | {'valid':                                                      | ANSWER_NOT_UNDERSTOOD",
        "503 | <html>maintenance</html>                                       | HTTP_503",
        "302 | {'valid':true}                                                 | HTTP_302",
        "404 | {}                                                             | HTTP_404"
      })
  void onlyAVerdictIsAVerdict(int status, String body, String expected) {
    String seen =
        switch (read(status, body.replace('\'', '"'))) {
          case ViesAnswer.Valid valid -> "VALID";
          case ViesAnswer.Invalid invalid -> "INVALID";
          case ViesAnswer.Unavailable none -> none.why();
        };
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  void nothingAtAllIsNoVerdict() {
    assertThat(Verdict.of(200, null, ASKED, AT))
        .isEqualTo(new ViesAnswer.Unavailable("ANSWER_NOT_UNDERSTOOD"));
    assertThat(Verdict.of(200, new byte[0], ASKED, AT))
        .isEqualTo(new ViesAnswer.Unavailable("ANSWER_NOT_UNDERSTOOD"));
  }

  private static ViesAnswer read(int status, String body) {
    return Verdict.of(status, body.getBytes(StandardCharsets.UTF_8), ASKED, AT);
  }
}
