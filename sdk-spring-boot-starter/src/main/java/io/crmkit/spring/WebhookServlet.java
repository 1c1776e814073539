package io.crmkit.spring;

import io.crmkit.webhooks.WebhookProvider;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Takes deliveries. A servlet of its own, since the signature is over the bytes that arrived, and
 * those are read here before anything of Spring MVC turns them into an object.
 */
final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient WebhookEndpoints endpoints;
  private final WebhookProvider provider;

  WebhookServlet(WebhookEndpoints endpoints, WebhookProvider provider) {
    this.endpoints = endpoints;
    this.provider = provider;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setStatus(
        endpoints.handler(provider).handle(request::getHeader, request.getInputStream()).status());
  }
}
