package io.crmkit.inbox;

import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Inboxes over a database of their own, which are closed together. */
final class Inboxes implements AutoCloseable {
  static final Duration SOON = Duration.ofMillis(1);

  private final HikariDataSource dataSource;
  private final RecordingListener listener = new RecordingListener();
  private final List<WebhookInbox> opened = new ArrayList<>();

  Inboxes(TestDatabase database) {
    dataSource = database.open();
  }

  HikariDataSource dataSource() {
    return dataSource;
  }

  /** The listener of all of them. */
  RecordingListener listener() {
    return listener;
  }

  WebhookInbox.Builder builder() {
    return WebhookInbox.builder(dataSource, Deliveries.VERIFIER)
        .listener(listener)
        .threads(3)
        .pollInterval(Duration.ofMillis(50))
        .retryAfter(SOON, SOON);
  }

  /** Builds one that stores only. */
  WebhookInbox build(WebhookInbox.Builder builder) {
    WebhookInbox inbox = builder.build();
    opened.add(inbox);
    return inbox;
  }

  WebhookInbox start(WebhookInbox.Builder builder) {
    WebhookInbox inbox = build(builder);
    inbox.start();
    return inbox;
  }

  @Override
  public void close() {
    opened.forEach(WebhookInbox::close);
    dataSource.close();
  }
}
