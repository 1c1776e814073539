package io.crmkit.examples.webhooks;

import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookResponse;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** A webhook endpoint for any servlet container. */
final class WebhookServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient WebhookHandler handler;

  WebhookServlet(WebhookHandler handler) {
    this.handler = handler;
  }

  @Override
  protected void doPost(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    // Raw bytes: take getInputStream(), and let no filter before this servlet call getReader() or
    // getParameter(), which decode the body and leave the stream empty.
    WebhookResponse answer = handler.handle(request::getHeader, request.getInputStream());
    response.setStatus(answer.status());
    // The words say what was wrong, to whoever tries it with curl, and hold no secret.
    response.setContentType("text/plain;charset=UTF-8");
    response.getWriter().write(answer.message());
  }
}
