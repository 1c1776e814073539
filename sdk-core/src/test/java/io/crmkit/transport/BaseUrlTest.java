package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which roots of an API are taken, and what is said of the others. */
class BaseUrlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http://api.example/v1|which would send the API key readable",
        "http://10.0.0.1/v1|which would send the API key readable",
        "http://127.0.0.1.evil.example/|which would send the API key readable",
        "https://user:s3cr3t@api.example/|must not carry a user or password",
        "https://:s3cr3t@api.example/|must not carry a user or password",
        "https://api.example/?key=secret|must not carry a query or fragment",
        "https://api.example/#x|must not carry a query or fragment"
      })
  void refusesWhatIsUnsafe(String url, String problem) {
    assertThatThrownBy(() -> BaseUrl.parse(url, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(problem)
        .hasMessageNotContaining("secret")
        .hasMessageNotContaining("s3cr3t");
  }

  @Test
  void showsTheRestOfAUrlWithAQuery() {
    assertThatThrownBy(() -> BaseUrl.parse("https://api.example/v1?key=secret#x", false))
        .hasMessage("baseUrl must not carry a query or fragment: https://api.example/v1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://api.example/v1",
        "nonsense",
        "kanvocrm.com/api/v1",
        "localhost:8080",
        "https:///api/v1",
        "https:/api/v1",
        "https:api.example",
        "https:\\\\api.example\\v1",
        "https://api.example\\v1",
        "https://",
        "https://api example/"
      })
  void refusesWhatHasNoSchemeOrNoHostAndShowsIt(String url) {
    assertThatThrownBy(() -> BaseUrl.parse(" " + url, false))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "baseUrl is not an http or https URL: '" + url + "'. Write it as https://host/path");
  }

  @ParameterizedTest
  @CsvSource({
    "me:pass@api.example/v1?key=secret, api.example/v1",
    "https:me:pass@api.example#secret, api.example",
    "https:///me:pa/ss@api.example, https:///api.example",
    "https://me:pa?ss@api.example:x, https://api.example:x"
  })
  void showsNeitherUserNorQueryOfWhatItRefuses(String url, String shown) {
    assertThatThrownBy(() -> BaseUrl.parse(url, false))
        .hasMessage(
            "baseUrl is not an http or https URL: '" + shown + "'. Write it as https://host/path");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://api.example/v1",
        " HTTPS://api.example ",
        "http://localhost:8080/",
        "http://127.0.0.1:1/v1",
        "http://127.8.9.1/",
        "http://[::1]:8080/"
      })
  void takesWhatIsSafe(String url) {
    assertThat(BaseUrl.parse(url, false).toString()).startsWith("http");
  }

  @Test
  void takesPlainHttpWhenTheCallerAllowsIt() {
    assertThat(BaseUrl.parse("http://api.example/v1", true).host()).isEqualTo("api.example");
  }
}
