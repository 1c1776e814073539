package io.crmkit.spring;

import io.crmkit.webhooks.WebhookEvent;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a method of a bean that handles verified webhook events. It takes the event as its only
 * parameter, or nothing.
 *
 * <pre>{@code
 * @WebhookListener(BolsivoEvent.LeadQualified.class)
 * void qualified(BolsivoEvent.LeadQualified lead) { … }
 * }</pre>
 *
 * <p>It runs on the thread that handles the request, while the provider waits. What it throws makes
 * the answer 500, so that the provider sends the delivery again. Several methods for one event run
 * in the order of their beans, those of one bean in no particular order.
 *
 * <p>The endpoint of the event's provider must be configured: {@code crmkit.webhooks.bolsivo.path}
 * and {@code secret}. Otherwise the application does not start.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface WebhookListener {
  /**
   * {@return the class of the events: one event's, such as {@code BolsivoEvent.LeadQualified}, a
   * provider's, such as {@code KanvoEvent}, or {@code WebhookEvent} for all events of all
   * endpoints}
   */
  Class<? extends WebhookEvent> value();
}
