package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Signatures made by Node, Python and OpenSSL; resources/vectors/README.md tells how. */
class VectorsTest {
  private record Input(String name, String secret, byte[] body) {
    static Input parse(String line) {
      String[] fields = line.split("\t");
      String[] recipe = fields[2].split(":", -1);
      byte[] part = HexFormat.of().parseHex(recipe[1]);
      int count = recipe[0].equals("repeat") ? Integer.parseInt(recipe[2]) : 1;
      byte[] body = new byte[part.length * count];
      for (int i = 0; i < body.length; i++) {
        body[i] = part[i % part.length];
      }
      return new Input(fields[0], fields[1], body);
    }
  }

  private record Vector(
      boolean genuine, String maker, WebhookProvider provider, String input, String header) {
    static Vector parse(String line) {
      String[] fields = line.split("\t");
      boolean genuine = fields[0].equals("accept");
      return new Vector(
          genuine, fields[1], WebhookProvider.valueOf(fields[2]), fields[3], fields[4]);
    }
  }

  private final Map<String, Input> inputs =
      read("inputs.tsv").stream()
          .map(Input::parse)
          .collect(Collectors.toMap(Input::name, input -> input));
  private final List<Vector> vectors = read("vectors.tsv").stream().map(Vector::parse).toList();

  @Test
  void acceptsEverySignatureOfTheOtherImplementations() {
    assertThat(vectors.stream().filter(Vector::genuine))
        .isNotEmpty()
        .allSatisfy(vector -> assertThat(isValid(vector)).isTrue());
  }

  @Test
  void rejectsEveryDamagedSignature() {
    assertThat(vectors.stream().filter(vector -> !vector.genuine()))
        .isNotEmpty()
        .allSatisfy(vector -> assertThat(isValid(vector)).isFalse());
  }

  @Test
  void triesEveryProviderBothWays() {
    assertThat(providers(true)).hasSizeGreaterThan(1).isEqualTo(providers(false));
  }

  private Set<WebhookProvider> providers(boolean genuine) {
    return vectors.stream()
        .filter(vector -> vector.genuine() == genuine)
        .map(Vector::provider)
        .collect(Collectors.toSet());
  }

  @Test
  void signsAsTheOtherImplementationsDo() {
    List<Vector> documented =
        vectors.stream()
            .filter(v -> v.genuine() && !v.provider().description().signatureFormat().isOpen())
            .toList();

    assertThat(documented)
        .isNotEmpty()
        .allSatisfy(vector -> assertThat(sign(vector)).isEqualTo(vector.header()));
  }

  private boolean isValid(Vector vector) {
    Input input = inputs.get(vector.input());
    return WebhookVerifier.of(vector.provider(), input.secret())
        .isValid(input.body(), vector.header());
  }

  private String sign(Vector vector) {
    Input input = inputs.get(vector.input());
    return WebhookSigner.of(vector.provider(), input.secret()).sign(input.body());
  }

  private static List<String> read(String name) {
    try (InputStream file = VectorsTest.class.getResourceAsStream("/vectors/" + name)) {
      return new String(file.readAllBytes(), UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .toList();
    } catch (IOException e) {
      throw new IllegalStateException(name, e);
    }
  }
}
