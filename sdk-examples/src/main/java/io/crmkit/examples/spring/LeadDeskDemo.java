package io.crmkit.examples.spring;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookDelivery;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import java.io.PrintStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** Starts {@link LeadDesk} with a fake Kanvo, and delivers a qualified lead to it. */
public final class LeadDeskDemo {
  private static final String SECRET = "whsec_example";

  private LeadDeskDemo() {}

  /** Runs the example. Takes no arguments. */
  public static void main(String[] args) {
    run(System.out);
  }

  /** Runs the example, and prints what became of the lead. */
  public static void run(PrintStream out) {
    try (FakeKanvo fake = FakeKanvo.start();
        ConfigurableApplicationContext desk =
            new SpringApplicationBuilder(LeadDesk.class)
                .properties(
                    "server.port=0",
                    "spring.main.banner-mode=off",
                    "logging.level.root=off",
                    "crmkit.kanvo.api-key=" + fake.apiKey(),
                    "crmkit.kanvo.base-url=" + fake.baseUrl(),
                    "crmkit.webhooks.bolsivo.path=/webhooks/bolsivo",
                    "crmkit.webhooks.bolsivo.secret=" + SECRET)
                .run()) {
      String port = desk.getEnvironment().getRequiredProperty("local.server.port");
      WebhookDelivery delivery =
          WebhookSender.of(WebhookProvider.BOLSIVO, SECRET)
              .deliver(
                  "http://127.0.0.1:" + port + "/webhooks/bolsivo",
                  SampleEvents.bolsivoLeadQualified());
      out.println("A qualified lead is delivered, and answered " + delivery.status());
      desk.getBean(KanvoClient.class)
          .records()
          .list()
          .forEach(record -> out.println("In Kanvo: " + record.title() + " " + record.data()));
    }
  }
}
