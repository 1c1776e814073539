package com.example;

import io.crmkit.inbox.InboxSchema;
import io.crmkit.inbox.WebhookInbox;
import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.h2.jdbcx.JdbcConnectionPool;

/** A delivery that is stored, and handled afterwards. */
public class Program {
  public static void main(String[] arguments) throws InterruptedException {
    byte[] body = "{\"event\": \"lead.qualified\"}".getBytes(StandardCharsets.UTF_8);
    String signature = WebhookSigner.of(WebhookProvider.BOLSIVO, "secret").sign(body);
    JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:inbox", "sa", "");
    InboxSchema.create(database);
    CountDownLatch handled = new CountDownLatch(1);
    try (WebhookInbox inbox =
        WebhookInbox.builder(database, WebhookVerifier.of(WebhookProvider.BOLSIVO, "secret"))
            .threads(1)
            .on(BolsivoEvent.LeadQualified.class, lead -> handled.countDown())
            .build()) {
      inbox.start();
      int status = inbox.handle(name -> signature, body).status();
      if (status != 200 || !handled.await(1, TimeUnit.MINUTES)) {
        throw new AssertionError("not handled: " + status);
      }
      System.out.println(WebhookInbox.class.getModule() + ": handled");
    } finally {
      database.dispose();
    }
  }
}
