package io.crmkit.examples.webhooks;

import io.crmkit.testing.SampleEvents;
import io.crmkit.testing.WebhookSender;
import io.crmkit.webhooks.WebhookProvider;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.catalina.LifecycleException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Starts the three receivers, one after the other, and delivers to each what its providers would:
 * an event, the same event again, and one that somebody else has signed.
 */
public final class ReceiversDemo {
  private static final String SECRET = "whsec_example";

  /** Tomcat's own log; held here, or the setting is collected with the logger. */
  private static final Logger TOMCAT = Logger.getLogger("org.apache");

  private final PrintStream out;

  private ReceiversDemo(PrintStream out) {
    this.out = out;
  }

  /** Runs the example. Takes no arguments. */
  public static void main(String[] args) throws IOException, LifecycleException {
    run(System.out);
  }

  /** Runs the example, and prints what the receivers do and answer. */
  public static void run(PrintStream out) throws IOException, LifecycleException {
    TOMCAT.setLevel(Level.OFF);
    ReceiversDemo demo = new ReceiversDemo(out);
    demo.jdkHttpServer();
    demo.servlet();
    demo.springBoot();
  }

  private void jdkHttpServer() throws IOException {
    out.println("JdkHttpServerReceiver");
    try (JdkHttpServerReceiver receiver =
        JdkHttpServerReceiver.start(0, SECRET, SECRET, line -> out.println("  " + line))) {
      String origin = origin(receiver.port());
      deliver(WebhookProvider.KANVO, origin + "/webhooks/kanvo", SampleEvents.kanvoRecordCreated());
      deliver(
          WebhookProvider.BOLSIVO,
          origin + "/webhooks/bolsivo",
          SampleEvents.bolsivoLeadStatusChanged().put("new_status", "closed_won"));
    }
  }

  /** It works after its answer, so its line is waited for. */
  private void servlet() throws IOException, LifecycleException {
    out.println("ServletReceiver");
    CompletableFuture<String> line = new CompletableFuture<>();
    Path files = Files.createTempDirectory("servlet");
    try (ServletReceiver receiver = ServletReceiver.start(0, files, SECRET, line::complete)) {
      deliver(
          WebhookProvider.KAIVOX,
          origin(receiver.port()) + "/webhooks/kaivox",
          Map.of("event", "call.missed", "data", Map.of("caller", "+1 555 0100")));
      out.println("  " + line.join());
    }
  }

  private void springBoot() {
    out.println("SpringBootReceiver");
    try (ConfigurableApplicationContext spring =
        new SpringApplicationBuilder(SpringBootReceiver.class)
            .properties(
                "server.port=0",
                "spring.main.banner-mode=off",
                "logging.level.root=off",
                "BOLSIVO_WEBHOOK_SECRET=" + SECRET)
            .run()) {
      int port = spring.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
      deliver(
          WebhookProvider.BOLSIVO,
          origin(port) + "/webhooks/bolsivo",
          SampleEvents.bolsivoLeadQualified());
      out.println("  leads: " + spring.getBean(SpringBootReceiver.Leads.class).names());
    }
  }

  private static String origin(int port) {
    return "http://127.0.0.1:" + port;
  }

  private void deliver(WebhookProvider provider, String url, Object event) {
    WebhookSender sender = WebhookSender.of(provider, SECRET);
    out.println("  " + provider + " delivers, answered " + sender.deliver(url, event).status());
    out.println("  the same again, answered " + sender.deliver(url, event).status());
    WebhookSender stranger = WebhookSender.of(provider, "guessed").withDelays();
    out.println("  a forged one, answered " + stranger.deliver(url, event).status());
  }
}
