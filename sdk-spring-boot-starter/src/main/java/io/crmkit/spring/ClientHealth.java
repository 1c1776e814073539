package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.RequestEvent;
import io.crmkit.RequestListener;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What the clients' own calls say of the providers. Asks nobody anything: a client that was not
 * used yet is configured, and no more is known.
 */
final class ClientHealth implements CrmClientCustomizer {
  private final Clock clock;
  private final Map<String, LastAttempt> clients = new ConcurrentHashMap<>();

  ClientHealth(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void customize(String beanName, ClientBuilder<?, ?> builder) {
    clients.put(beanName, LastAttempt.NONE);
    builder.listener(
        new RequestListener() {
          @Override
          public void attemptEnded(RequestEvent.AttemptEnded event) {
            clients.compute(beanName, (name, last) -> last.then(event, clock.instant()));
          }
        });
  }

  /** Whether no client's latest attempt showed a provider that is down or a key that is refused. */
  boolean isUp() {
    return clients.values().stream().allMatch(LastAttempt::isUp);
  }

  /** What is known of each client, by the name of its bean. */
  Map<String, Object> details() {
    Map<String, Object> details = new LinkedHashMap<>();
    clients.forEach((name, last) -> details.put(name, last.details()));
    return details;
  }
}
