package io.crmkit.examples.webhooks;

import static java.util.Objects.requireNonNull;

import io.crmkit.webhooks.DuplicateFilter;
import io.crmkit.webhooks.KaiVoxEvent;
import io.crmkit.webhooks.KaiVoxEventType;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.apache.catalina.Context;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;

/**
 * KaiVox's missed calls, in a servlet container; answered at once and worked on afterwards.
 *
 * <p>Run it with the endpoint's secret in {@code KAIVOX_WEBHOOK_SECRET}; it listens on port 8080.
 */
public final class ServletReceiver implements AutoCloseable {
  private final Tomcat tomcat;
  private final ExecutorService workers;

  private ServletReceiver(Tomcat tomcat, ExecutorService workers) {
    this.tomcat = tomcat;
    this.workers = workers;
  }

  public static void main(String[] args) throws Exception {
    Path files = Path.of(System.getProperty("java.io.tmpdir"));
    String variable = "KAIVOX_WEBHOOK_SECRET";
    String secret = requireNonNull(System.getenv(variable), variable + " is not set");
    start(8080, files, secret, System.out::println).tomcat.getServer().await();
  }

  /**
   * Starts the container.
   *
   * @param port 0 picks a free one
   * @param files where it may put its files
   */
  static ServletReceiver start(int port, Path files, String secret, Consumer<String> out)
      throws LifecycleException {
    // The queue is bounded: when it is full, handing over throws, the answer is 500, and the
    // provider comes again. What is in it when the process dies is lost; a durable queue in its
    // place ends that.
    ExecutorService workers =
        new ThreadPoolExecutor(4, 4, 0, TimeUnit.SECONDS, new ArrayBlockingQueue<>(1_000));
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.KAIVOX, secret))
            .on(KaiVoxEventType.CALL_MISSED, e -> workers.execute(() -> notify(e, out)))
            .duplicates(DuplicateFilter.inMemory(Duration.ofHours(2)))
            .build();
    return new ServletReceiver(container(port, files, new WebhookServlet(handler)), workers);
  }

  int port() {
    return tomcat.getConnector().getLocalPort();
  }

  private static void notify(KaiVoxEvent call, Consumer<String> out) {
    out.accept(
        "call back " + call.payload().path("data").path("caller").asText("an unknown caller"));
  }

  private static Tomcat container(int port, Path files, WebhookServlet servlet)
      throws LifecycleException {
    Tomcat tomcat = new Tomcat();
    tomcat.setBaseDir(files.toString());
    tomcat.setPort(port);
    Context root = tomcat.addContext("", files.toString());
    Tomcat.addServlet(root, "webhooks", servlet);
    root.addServletMappingDecoded("/webhooks/kaivox", "webhooks");
    tomcat.getConnector();
    tomcat.start();
    return tomcat;
  }

  @Override
  public void close() throws LifecycleException {
    // First what the servlet hands over to: a delivery that comes in between is answered 500, and
    // comes again.
    workers.shutdown();
    tomcat.stop();
    tomcat.destroy();
  }
}
