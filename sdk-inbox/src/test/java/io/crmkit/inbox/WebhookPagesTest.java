package io.crmkit.inbox;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.BolsivoEventType;
import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.DuplicateFilter.Claim;
import io.crmkit.webhooks.KaiVoxEvent;
import io.crmkit.webhooks.KaiVoxEventType;
import io.crmkit.webhooks.WebhookEvent;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookResponse;
import io.crmkit.webhooks.WebhookResponse.Outcome;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.JedisPooled;

/**
 * What docs/webhooks.md and docs/inbox.md show compiles, runs, and stands there as it does here.
 */
class WebhookPagesTest {
  private static final Pattern SNIPPET = Pattern.compile("(?s)```java\n(.*?)```");
  private static final Logger log = LoggerFactory.getLogger(WebhookPagesTest.class);

  private final WebhookVerifier verifier = Deliveries.VERIFIER;
  private final String secret = Deliveries.SECRET;
  private final byte[] bodyBytes = Deliveries.qualified("lead-1");
  private final Reader crm = new Reader();
  private final Reader sales = crm;
  private final Reader warehouse = crm;
  private final Request request = new Request(bodyBytes);
  private final Response response = new Response();

  /** The reader's own code. */
  private static final class Reader {
    final List<String> heard = new ArrayList<>();

    void add(String businessName, Integer score) {
      heard.add("added " + businessName + " " + score);
    }

    void store(JsonNode payload) {
      heard.add("stored " + payload.size());
    }

    void call(String businessName) {
      heard.add("called " + businessName);
    }

    void insert(Connection connection, BolsivoEvent.EmailSent email) {
      heard.add("inserted " + email.to() + (connection == null ? " nowhere" : ""));
    }
  }

  /** A request as servlets have it. */
  private record Request(byte[] body) {
    String getHeader(String name) {
      return Deliveries.headers(Deliveries.SECRET, body).apply(name);
    }

    InputStream getInputStream() {
      return new ByteArrayInputStream(body);
    }
  }

  private static final class Response {
    int status;

    void setStatus(int newStatus) {
      status = newStatus;
    }
  }

  @Test
  void handlesADelivery() throws IOException {
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, secret))
            .on(
                BolsivoEvent.LeadQualified.class,
                lead -> crm.add(lead.businessName(), lead.score()))
            .on(BolsivoEventType.EMAIL_SENT, event -> warehouse.store(event.payload()))
            .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
            .build();

    WebhookResponse answer = handler.handle(request::getHeader, request.getInputStream());
    response.setStatus(answer.status());

    assertThat(response.status).isEqualTo(200);
    assertThat(crm.heard).containsExactly("added null null");
  }

  @Test
  void verifiesOnly() {
    byte[] body = "{\"event\":\"record.created\"}".getBytes(UTF_8);
    String header = WebhookSigner.of(WebhookProvider.KANVO, secret).sign(body);

    WebhookVerifier verifier = WebhookVerifier.of(WebhookProvider.KANVO, secret);
    boolean genuine = verifier.isValid(body, header); // never throws, whatever the header holds
    WebhookEvent event = verifier.verify(body, header); // or an exception that says why not

    assertThat(genuine).isTrue();
    assertThat(event.type()).isEqualTo("record.created");
  }

  @Test
  void handsOverToAnExecutor() {
    Executor executor = Runnable::run;
    byte[] body = "{\"event\":\"missed_call\"}".getBytes(UTF_8);
    String signature = WebhookSigner.of(WebhookProvider.KAIVOX, secret).sign(body);

    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, secret))
            .on(KaiVoxEventType.CALL_MISSED, event -> executor.execute(() -> callBack(event)))
            .build();

    assertThat(handler.handle(name -> signature, body).outcome()).isEqualTo(Outcome.HANDLED);
    assertThat(crm.heard).containsExactly("called back");
  }

  private void callBack(KaiVoxEvent event) {
    crm.heard.add("called back" + event.payload().path("caller").asText());
  }

  @Test
  void storesADeliveryInTheInbox() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      WebhookInbox inbox =
          WebhookInbox.builder(dataSource, verifier)
              .on(
                  BolsivoEvent.LeadQualified.class,
                  lead -> crm.add(lead.businessName(), lead.score()))
              .build();
      WebhookResponse answer = inbox.handle(request::getHeader, bodyBytes);

      assertThat(answer.outcome()).isEqualTo(Outcome.HANDLED);
      inbox.close();
    }
  }

  @Test
  void startsAnInbox() throws IOException {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      WebhookInbox inbox =
          WebhookInbox.builder(dataSource, verifier)
              .on(BolsivoEvent.LeadQualified.class, lead -> sales.call(lead.businessName()))
              .on(
                  BolsivoEvent.EmailSent.class,
                  (email, connection) -> warehouse.insert(connection, email))
              .build();
      inbox.start(); // on each machine; close() when it stops

      WebhookResponse answer = inbox.handle(request::getHeader, request.getInputStream());
      response.setStatus(answer.status());

      assertThat(response.status).isEqualTo(200);
      replayAll(inbox);
      inbox.close();
    }
  }

  private static void replayAll(WebhookInbox inbox) {
    for (ParkedDelivery parked : inbox.parked(100)) {
      log.warn("{} since {}: {}", parked.eventType(), parked.parkedAt(), parked.lastError());
      inbox.replay(parked.id()); // or discard(parked.id())
    }
  }

  @Test
  void sharesAFilterInADatabase() {
    try (HikariDataSource dataSource = TestDatabase.H2.open()) {
      JdbcDuplicateFilter.createTable(dataSource);
      WebhookHandler handler = behind(filterIn(dataSource));

      assertThat(Deliveries.deliver(handler, bodyBytes).outcome()).isEqualTo(Outcome.HANDLED);
      assertThat(Deliveries.deliver(handler, bodyBytes).outcome()).isEqualTo(Outcome.DUPLICATE);
    }
  }

  private static DuplicateFilter filterIn(DataSource dataSource) {
    Duration claimTime = Duration.ofMinutes(5);
    Duration window = Duration.ofHours(2);
    DuplicateFilter filter = JdbcDuplicateFilter.of(dataSource, "leads", claimTime, window);
    return filter;
  }

  private WebhookHandler behind(DuplicateFilter filter) {
    WebhookHandler handler =
        WebhookHandler.builder(verifier)
            .duplicates(filter)
            .on(
                BolsivoEvent.LeadQualified.class,
                lead -> crm.add(lead.businessName(), lead.score()))
            .build();
    return handler;
  }

  @Test
  void sharesAFilterInRedis() {
    String url = "redis://127.0.0.1:" + TestStore.redisPort();
    Duration claimTime = Duration.ofMinutes(5);
    Duration window = Duration.ofHours(2);
    try (JedisPooled jedis = new JedisPooled(url);
        RedisClient client = RedisClient.create(url);
        StatefulRedisConnection<String, String> connection = client.connect()) {
      DuplicateFilter one = JedisDuplicateFilter.of(jedis, "crmkit:leads:", claimTime, window);
      DuplicateFilter other =
          LettuceDuplicateFilter.of(connection.sync(), "crmkit:leads:", claimTime, window);

      assertThat(one.claim("a")).isEqualTo(Claim.CLAIMED);
      assertThat(other.claim("a")).isEqualTo(Claim.IN_PROGRESS);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"webhooks.md", "inbox.md"})
  void thePageShowsWhatStandsHere(String page) throws IOException {
    String here =
        code(Files.readString(Path.of("src/test/java/io/crmkit/inbox/WebhookPagesTest.java")));

    List<String> snippets =
        SNIPPET
            .matcher(Files.readString(Path.of("../docs/" + page)))
            .results()
            .map(snippet -> snippet.group(1))
            .toList();

    assertThat(snippets)
        .hasSizeGreaterThan(2)
        .allSatisfy(snippet -> assertThat(here).contains(code(snippet)));
  }

  /** White space is each page's own. */
  private static String code(String text) {
    return text.replaceAll("\\s", "");
  }
}
