package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;

/** That an OkHttp which is too old is told from one that is not. */
class RequiredOkHttpTest {
  @Test
  void takesTheOneThatIsHere() {
    assertThatCode(RequiredOkHttp::check).doesNotThrowAnyException();
  }

  @Test
  void refusesOneWithoutWhatIsNeededAndSaysWhereItIsFrom() {
    assertThatThrownBy(() -> RequiredOkHttp.check(OkHttpClient.class))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageMatching(
            "OkHttp 5\\.4\\.0 or newer is needed, but the class path has an older one first:"
                + " okhttp-jvm-5\\.[0-9.]+\\.jar\\. .*okhttp-bom:5\\.4\\.0 or newer, or exclude"
                + " com\\.squareup\\.okhttp3:okhttp from .*");
  }

  @Test
  void refusesOneOfUnknownPlace() {
    assertThatThrownBy(() -> RequiredOkHttp.check(Runnable.class))
        .hasMessageContaining("of unknown place");
  }
}
