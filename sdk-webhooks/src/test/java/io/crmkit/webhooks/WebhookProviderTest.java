package io.crmkit.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The providers as a registry, and what holds for every one of them. */
class WebhookProviderTest {

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.WebhookProvider#values")
  void isFoundByTheNameOfItsConstant(WebhookProvider provider) throws Exception {
    assertThat(WebhookProvider.valueOf(provider.name())).isSameAs(provider);
    assertThat(WebhookProvider.class.getField(provider.name()).get(null)).isSameAs(provider);
    assertThat(provider).hasToString(provider.name());
  }

  @Test
  void saysWhichNamesAreKnown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WebhookProvider.valueOf("kanvo"))
        .withMessage(
            "no provider is named kanvo; known are [KANVO, KOLVA, KOLVERA, KAIVOX, BOLSIVO]");
  }

  @Test
  void hasAHeaderOfItsOwn() {
    Set<String> headers =
        Providers.all().map(WebhookProvider::headerName).collect(Collectors.toSet());

    assertThat(headers).hasSize((int) Providers.all().count());
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void makesKeysOfAtMostEightyCharacters(WebhookProvider provider) {
    assertThat(provider.name().length() + ":".length() + 64).isLessThanOrEqualTo(80);
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.Providers#all")
  void waitsForAnAnswerAndBetweenAttempts(WebhookProvider provider) {
    assertThat(provider.answerTimeout()).isPositive();
    assertThat(provider.retryDelays()).allSatisfy(delay -> assertThat(delay).isPositive());
  }

  @ParameterizedTest
  @MethodSource("io.crmkit.webhooks.WebhookProvider#values")
  void isTheSameConstantAfterItsExceptionTravelled(WebhookProvider provider) throws Exception {
    var thrown = new InvalidSignatureException(provider, InvalidSignatureException.Reason.MISSING);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    new ObjectOutputStream(bytes).writeObject(thrown);
    var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()));

    assertThat(((WebhookException) in.readObject()).provider()).isSameAs(provider);
  }

  @ParameterizedTest
  @MethodSource("eventTypes")
  void knowsItsDocumentedEventsByTheirNames(WebhookEventType<?> type) {
    WebhookDescription<?> description = type.provider().description();

    assertThat(description.eventType(type.wireName())).contains(type);
    assertThat(description.eventClass()).isAssignableFrom(type.eventClass());
  }

  @Test
  void readsTheNameOfAnEventWhereTheProviderWritesIt() {
    JsonNode named = JsonNodeFactory.instance.objectNode().put("type", "deal_created");

    assertThat(WebhookProvider.KOLVA.eventName(named)).isEqualTo("deal_created");
    assertThat(WebhookProvider.KANVO.eventName(named)).isEmpty();
    assertThat(WebhookProvider.KANVO.eventName(JsonNodeFactory.instance.arrayNode())).isEmpty();
  }

  static Stream<WebhookEventType<?>> eventTypes() {
    return Providers.all().flatMap(provider -> provider.eventTypes().stream());
  }
}
