package io.crmkit.bolsivo;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.header;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The two examples of Bolsivo's API page, and that they send what the page says. */
class BolsivoDocsTest {
  @RegisterExtension final BolsivoServer bolsivo = new BolsivoServer();

  /** {@code curl https://bolsivo.com/api/leads -H "Authorization: Bearer lp_…"} */
  @Test
  void listsLeads() throws Exception {
    bolsivo.answers("[]");

    assertThat(bolsivo.client().leads().list()).isEmpty();

    RecordedRequest request = bolsivo.request();
    assertThat(line(request)).isEqualTo("GET /api/leads");
    assertThat(header(request, "Authorization")).isEqualTo("Bearer " + BolsivoServer.KEY);
    // The page's example sends a Content-Type too; without a body there is none to name.
    assertThat(header(request, "Content-Type")).isNull();
    assertThat(body(request)).isEmpty();
  }

  /** {@code curl -X POST https://bolsivo.com/api/webhooks … -d '{"name": "My CRM sync", …}'} */
  @Test
  void registersAWebhook() throws Exception {
    bolsivo.answers(201, "{\"id\": \"wh_1\", \"secret\": \"whsec_once\"}");

    BolsivoCreatedWebhook webhook =
        bolsivo
            .client()
            .webhooks()
            .create(
                BolsivoWebhookCreate.builder()
                    .name("My CRM sync")
                    .targetUrl("https://your-server.com/bolsivo-events")
                    .eventTypes("lead.qualified", "lead.status_changed", "email.sent")
                    .build());

    assertThat(webhook.secret()).isEqualTo("whsec_once");
    RecordedRequest request = bolsivo.request();
    assertThat(line(request)).isEqualTo("POST /api/webhooks");
    assertThat(header(request, "Authorization")).isEqualTo("Bearer " + BolsivoServer.KEY);
    assertThat(header(request, "Content-Type")).isEqualTo("application/json");
    assertThat(body(request))
        .isEqualTo(
            "{\"name\":\"My CRM sync\",\"target_url\":\"https://your-server.com/bolsivo-events\","
                + "\"event_types\":[\"lead.qualified\",\"lead.status_changed\",\"email.sent\"]}");
  }
}
