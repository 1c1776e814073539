package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** What an IDE knows of the properties. */
class ConfigurationMetadataTest {
  @Test
  void everyPropertyIsKnownAndDescribed() throws IOException {
    Map<String, String> descriptions = descriptions();

    assertThat(descriptions)
        .containsKeys(
            "crmkit.kanvo.api-key",
            "crmkit.kolva.base-url",
            "crmkit.kaivox.call-timeout",
            "crmkit.bolsivo.attempt-timeout",
            "crmkit.kanvo.retry.max-attempts",
            "crmkit.kanvo.rate-limit.permits",
            "crmkit.kanvo.rate-limit.window",
            "crmkit.kanvo.allow-insecure-http",
            "crmkit.kanvo.max-response-size",
            "crmkit.kanvo.default-headers",
            "crmkit.kanvo.retry.base-delay",
            "crmkit.kanvo.accounts",
            "crmkit.kolva.authentication",
            "crmkit.kolva.accounts",
            "crmkit.kaivox.authentication",
            "crmkit.kaivox.plan",
            "crmkit.tracing.enabled",
            "crmkit.webhooks.bolsivo.path",
            "crmkit.webhooks.kolvera.secret");
    assertThat(descriptions)
        .doesNotContainKeys("crmkit.kanvo.plan", "crmkit.bolsivo.authentication");
    assertThat(descriptions.values()).allSatisfy(text -> assertThat(text).endsWith("."));
  }

  private static Map<String, String> descriptions() throws IOException {
    try (InputStream metadata =
        CrmKitProperties.class.getResourceAsStream(
            "/META-INF/spring-configuration-metadata.json")) {
      JsonNode properties = new ObjectMapper().readTree(metadata).get("properties");
      return StreamSupport.stream(properties.spliterator(), false)
          .collect(
              Collectors.toMap(
                  property -> property.get("name").asText(),
                  property -> property.path("description").asText()));
    }
  }
}
