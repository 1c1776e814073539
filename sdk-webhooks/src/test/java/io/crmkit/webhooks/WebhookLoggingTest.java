package io.crmkit.webhooks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.encoder.PatternLayoutEncoder;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.OutputStreamAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** What stands in the log, down to the finest level, stack traces included. */
class WebhookLoggingTest {
  private static final String SECRET = "whsec_private";
  private static final String PRIVATE = "private-word";
  private static final WebhookVerifier VERIFIER = WebhookVerifier.of(WebhookProvider.KANVO, SECRET);

  private final Logger logger = (Logger) LoggerFactory.getLogger(WebhookHandler.class);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final OutputStreamAppender<ILoggingEvent> appender = new OutputStreamAppender<>();

  @BeforeEach
  void readTheLog() {
    LoggerContext context = logger.getLoggerContext();
    PatternLayoutEncoder encoder = new PatternLayoutEncoder();
    encoder.setContext(context);
    encoder.setPattern("%level %msg%n%ex{full}");
    encoder.start();
    appender.setContext(context);
    appender.setEncoder(encoder);
    appender.setOutputStream(log);
    appender.start();
    logger.addAppender(appender);
    logger.setLevel(Level.TRACE);
  }

  @AfterEach
  void leaveTheLog() {
    logger.detachAppender(appender);
    logger.setLevel(null);
  }

  @Test
  void saysWhichEventFailedAndWhy() {
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER)
            .on(
                KanvoEventType.TASK_CREATED,
                e -> {
                  throw new IOException("database is down");
                })
            .build();

    deliver(handler, "{\"event\":\"task.created\",\"data\":\"%s\"}".formatted(PRIVATE));

    assertThat(logged())
        .startsWith(
            "ERROR KANVO task.created: a handler failed, the provider is asked to send it again")
        .contains("java.io.IOException: database is down");
  }

  @Test
  void neverHoldsABodyASignatureOrASecret() {
    WebhookHandler failing =
        WebhookHandler.builder(VERIFIER)
            .on(
                KanvoEventType.TASK_CREATED,
                e -> {
                  throw new IOException("x");
                })
            .on(KanvoEventType.TASK_UPDATED, e -> e.dataAs(Duration.class))
            .maxBodyBytes(200)
            .build();
    List<String> bodies =
        List.of(
            "{\"event\":\"task.created\",\"data\":\"%s\"}",
            "{\"event\":\"task.updated\",\"data\":\"%s\"}",
            "{\"event\":\"task.deleted\",\"data\":\"%s\"}",
            "{\"event\": %s}",
            "[\"%s\"]",
            "\"%s\"" + " ".repeat(200));

    for (String body : bodies) {
      String text = body.formatted(PRIVATE);
      deliver(failing, text);
      failing.handle(name -> "sha256=" + PRIVATE, text.getBytes(UTF_8));
    }

    assertThat(logged().lines().filter(line -> line.startsWith("DEBUG"))).hasSize(12);
    assertThat(logged()).doesNotContain(PRIVATE, SECRET, signature(bodies.get(0)));
  }

  @Test
  void keepsNamesOfEventsToOneLine() {
    deliver(
        WebhookHandler.builder(VERIFIER).build(), "{\"event\":\"x\\nERROR forged \\u001b[31m\"}");

    assertThat(logged())
        .isEqualToNormalizingNewlines(
            "DEBUG KANVO delivery: WebhookResponse[outcome=UNHANDLED, message=KANVO"
                + " x?ERROR?forged??[31m]\n");
  }

  @Test
  void tellsThatTheDuplicateFilterFailed() {
    WebhookHandler handler =
        WebhookHandler.builder(VERIFIER).duplicates(new FailingFilter()).build();

    deliver(handler, "{\"event\":\"task.created\",\"data\":\"%s\"}".formatted(PRIVATE));

    assertThat(logged())
        .startsWith("ERROR KANVO delivery is not handled: the duplicate filter failed")
        .contains("java.lang.IllegalStateException: the store is down")
        .doesNotContain(PRIVATE);
  }

  private String logged() {
    return log.toString(UTF_8);
  }

  private static String signature(String template) {
    byte[] body = template.formatted(PRIVATE).getBytes(UTF_8);
    return WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(body);
  }

  private static void deliver(WebhookHandler handler, String body) {
    byte[] bytes = body.getBytes(UTF_8);
    String header = WebhookSigner.of(WebhookProvider.KANVO, SECRET).sign(bytes);
    handler.handle(name -> header, bytes);
  }

  private static final class FailingFilter implements DuplicateFilter {
    @Override
    public Claim claim(String key) {
      throw new IllegalStateException("the store is down");
    }

    @Override
    public void complete(String key) {
      throw new AssertionError("nothing was claimed");
    }

    @Override
    public void release(String key) {
      throw new AssertionError("nothing was claimed");
    }
  }
}
