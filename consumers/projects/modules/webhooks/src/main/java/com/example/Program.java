package com.example;

import io.crmkit.webhooks.BolsivoEvent;
import io.crmkit.webhooks.WebhookHandler;
import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.nio.charset.StandardCharsets;

/** A delivery and a forgery, without any HTTP client. */
public class Program {
  public static void main(String[] arguments) {
    byte[] body = "{\"event\": \"lead.qualified\"}".getBytes(StandardCharsets.UTF_8);
    String signature = WebhookSigner.of(WebhookProvider.BOLSIVO, "secret").sign(body);
    WebhookHandler handler =
        WebhookHandler.builder(WebhookVerifier.of(WebhookProvider.BOLSIVO, "secret"))
            .on(
                BolsivoEvent.LeadQualified.class,
                lead -> System.out.println(BolsivoEvent.class.getModule() + ": " + lead.type()))
            .build();

    require(200, handler.handle(name -> signature, body).status());
    require(403, handler.handle(name -> "sha256=" + "0".repeat(64), body).status());
    try {
      Class.forName("okhttp3.OkHttpClient");
      throw new AssertionError("an HTTP client is here");
    } catch (ClassNotFoundException expected) {
      System.out.println("no HTTP client");
    }
  }

  private static void require(int status, int answered) {
    if (answered != status) {
      throw new AssertionError("not " + status + ": " + answered);
    }
  }
}
