package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import okio.ByteString;
import org.junit.jupiter.api.Test;

/** What becomes of the frames that the embedded server writes, byte by byte. */
class Http2OutputTest {
  private static final String SETTINGS = "000000" + "04" + "00" + "00000000";
  private static final String REFUSAL_OF_5 = "000004" + "01" + "05" + "00000005" + "0882101c";
  private static final String RESET_OF_5 = "000004" + "03" + "00" + "00000005" + "00000007";
  private static final String OK_OF_7 = "000001" + "01" + "05" + "00000007" + "88";

  private final AcceptedSocket connection = new AcceptedSocket(socket -> {}, () -> {}, true);
  private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
  private final Http2Output out = new Http2Output(sent, connection);

  private String written(String hex) throws IOException {
    for (byte b : ByteString.decodeHex(hex).toByteArray()) {
      out.write(b); // frames come in any pieces
    }
    String frames = ByteString.of(sent.toByteArray()).hex();
    sent.reset();
    return frames;
  }

  @Test
  void passesFramesOn() throws IOException {
    assertThat(written(SETTINGS + OK_OF_7)).isEqualTo(SETTINGS + OK_OF_7);
  }

  @Test
  void resetsTheStreamInPlaceOfARefusal() throws IOException {
    assertThat(written(SETTINGS + REFUSAL_OF_5 + OK_OF_7))
        .isEqualTo(SETTINGS + RESET_OF_5 + OK_OF_7);
  }

  @Test
  void passesOtherAnswersOfThatStatusOn() throws IOException {
    String partial = "000005" + "01" + "05" + "00000005" + "0882101c" + "be";

    assertThat(written(partial)).isEqualTo(partial);
  }

  @Test
  void saysWhatARefusalWouldHaveSaidOfTheTableWithTheNextHeaders() throws IOException {
    String updates = "20" + "3fe17f"; // to nothing, then to 16,384 bytes
    String refusal = "000008" + "01" + "05" + "00000005" + updates + "0882101c";

    assertThat(written(refusal + REFUSAL_OF_5)).isEqualTo(RESET_OF_5 + RESET_OF_5);
    assertThat(written(OK_OF_7)).isEqualTo("000005" + "01" + "05" + "00000007" + updates + "88");
    assertThat(written(OK_OF_7)).isEqualTo(OK_OF_7);
  }

  @Test
  void saysOnceThatItGoesAwayBeforeTheNextFrame() throws IOException {
    connection.goAway();

    assertThat(written(OK_OF_7 + OK_OF_7))
        .isEqualTo(
            "000008" + "07" + "00" + "00000000" + "7fffffff" + "00000000" + OK_OF_7 + OK_OF_7);
  }
}
