package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The command line, in a process of its own, called by a client that is none of ours. */
class FakeServerTest {
  @Test
  void printsWhereItIsAndEveryRequestUntilItIsEnded() throws Exception {
    Process server = Program.of(FakeServer.class, "kanvo", "--limit", "2/d", "--seed", "3").start();
    try (BufferedReader out = server.inputReader()) {
      String url = after("URL  ", out.readLine());
      String key = after("Key  ", out.readLine());
      assertThat(linesUntil(out, "Ctrl-C ends it."))
          .contains("     GET /api/v1/records", "     PATCH /api/v1/records/:id");

      HttpURLConnection first = get(url + "/records?per_page=1", key);
      assertThat(first.getResponseCode()).isEqualTo(200);
      assertThat(new String(first.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("\"total\":3");
      assertThat(get(url + "/nowhere", key).getResponseCode()).isEqualTo(404);
      assertThat(get(url + "/schema", key).getResponseCode()).isEqualTo(200);
      assertThat(get(url + "/schema", key).getResponseCode()).isEqualTo(429);

      assertThat(linesUntil(out, "GET /api/v1/schema -> 429"))
          .containsExactly(
              "GET /api/v1/records -> 200",
              "GET /api/v1/nowhere -> 404",
              "GET /api/v1/schema -> 200");
    } finally {
      server.destroy();
    }
    server.waitFor();
  }

  @Test
  void saysWhichArgumentIsWrongAndHowToUseIt() throws Exception {
    Program.Result result =
        Program.result(Program.of(FakeServer.class, "kanvo", "--limit", "many").start());

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.lines())
        .startsWith(
            "FakeServer: --limit needs a number of requests for each s, m, h or d,"
                + " such as 100/m: many",
            "usage: FakeServer <kanvo | kolva | kaivox | bolsivo> [options]");
  }

  @Test
  void saysThatThePortIsTaken() throws Exception {
    try (FakeKanvo other = FakeKanvo.start()) {
      String port = "" + URI.create(other.baseUrl()).getPort();
      Program.Result result =
          Program.result(Program.of(FakeServer.class, "kolva", "--port", port).start());

      assertThat(result.status()).isEqualTo(1);
      assertThat(result.lines())
          .singleElement()
          .asString()
          .startsWith("FakeServer: The fake could not listen on 127.0.0.1: ");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', no provider given",
    "hubspot, 'provider is none of kanvo, kolva, kaivox, bolsivo: hubspot'",
    "kanvo --prot 80, unknown option: --prot",
    "kanvo --port, --port needs a number from 0 to 65535: null",
    "kanvo --port 65536, --port needs a number from 0 to 65535: 65536",
    "kanvo --seed -1, --seed needs a number from 0 to 100000: -1",
    "kanvo --limit 0/m, '--limit needs a number of requests for each s, m, h or d, such as"
        + " 100/m: 0/m'"
  })
  void refusesWhatItDoesNotUnderstand(String line, String message) {
    String[] args = line.isEmpty() ? new String[0] : line.split(" ");

    assertThatThrownBy(() -> FakeServerOptions.parse(args))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  private static HttpURLConnection get(String url, String key) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) URI.create(url).toURL().openConnection();
    connection.setRequestProperty("Authorization", "Bearer " + key);
    return connection;
  }

  private static String after(String label, String line) {
    assertThat(line).startsWith(label);
    return line.substring(label.length());
  }

  private static List<String> linesUntil(BufferedReader reader, String last) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = reader.readLine(); !last.equals(line); line = reader.readLine()) {
      assertThat(line).isNotNull();
      lines.add(line);
    }
    return lines;
  }
}
