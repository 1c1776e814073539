package io.crmkit.testing;

import static io.crmkit.testing.Receiver.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.PermissionDeniedException;
import io.crmkit.RequestOutcome;
import io.crmkit.acme.AcmeClient;
import io.crmkit.acme.AcmeOrder;
import io.crmkit.acme.AcmeOrderCreate;
import io.crmkit.acme.AcmeOrderQuery;
import io.crmkit.acme.AcmeOrderStatus;
import io.crmkit.acme.AcmeOrderUpdate;
import io.crmkit.webhooks.WebhookVerifier;
import io.crmkit.webhooks.acme.AcmeEvent;
import io.crmkit.webhooks.acme.AcmeWebhooks;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A provider that is one package each of client, webhooks and fake: what all of them can do. */
class FakeAcmeTest {
  @RegisterExtension static final FakeAcme fake = FakeAcme.create();

  private AcmeClient acme;

  @BeforeEach
  void connect() {
    acme = fake.client();
  }

  @AfterEach
  void close() {
    acme.close();
  }

  @Test
  void createsReadsAndChangesAnOrder() {
    AcmeOrder order = acme.orders().create(AcmeOrderCreate.builder("s1").cents(1_050).build());

    AcmeOrder changed =
        acme.orders().update(order.id(), AcmeOrderUpdate.builder().note("fragile").build());

    assertThat(order.status()).isEqualTo(AcmeOrderStatus.OPEN);
    assertThat(order.cents()).isEqualTo(1_050);
    assertThat(changed.additionalProperties().get("note").textValue()).isEqualTo("fragile");
    assertThat(acme.orders().get(order.id())).isEqualTo(changed);
  }

  @Test
  void sendsItsTokenInItsOwnHeader() {
    fake.seed(1);

    assertThat(acme.orders().list(AcmeOrderQuery.builder().build())).hasSize(1);

    assertThat(fake.requests().get(0).header("X-Acme-Token")).contains(fake.apiKey());
    assertThat(fake.requests().get(0).header("Authorization")).isEmpty();
  }

  @Test
  void readsEveryPageOfAList() {
    fake.seed(120);
    AcmeOrderQuery open = AcmeOrderQuery.builder().status(AcmeOrderStatus.OPEN).build();

    assertThat(acme.orders().list(open).stream().map(AcmeOrder::id).distinct()).hasSize(120);

    assertThat(fake.requests())
        .extracting(request -> request.queryParameter("page").orElseThrow())
        .containsExactly("1", "2", "3");
    assertThat(acme.orders().list(open).firstPage().total()).hasValue(120);
  }

  @Test
  void waitsAndRepeatsAfterARefusal() {
    fake.faults().next(Fault.status(429).retryAfter(Duration.ofSeconds(30)));

    AcmeOrder order = acme.orders().create(AcmeOrderCreate.builder("s1").cents(1).build());

    assertThat(order.shop()).isEqualTo("s1");
    fake.assertRequests(2, "POST", "/orders");
  }

  @Test
  void neverRepeatsAnOrderOfWhichNobodyKnows() {
    fake.faults().next(Fault.dropConnectionAfterProcessing());
    AcmeOrderCreate order = AcmeOrderCreate.builder("s1").cents(1).build();

    assertThatExceptionOfType(CrmException.class)
        .isThrownBy(() -> acme.orders().create(order))
        .returns(RequestOutcome.UNKNOWN, CrmException::outcome);

    fake.assertRequests(1, "POST", "/orders");
  }

  @Test
  void saysWhatTheErrorBodySays() {
    assertThatExceptionOfType(NotFoundException.class)
        .isThrownBy(() -> acme.orders().get("o_none"))
        .withMessageContaining("GET /v2/orders/o_none -> 404")
        .returns("Order 'o_none' not found", error -> error.errorMessage().orElseThrow());
  }

  @Test
  void saysWhatToDoWithATokenThatMayOnlyRead() {
    try (AcmeClient reader =
        AcmeClient.builder().apiKey(fake.readingToken()).baseUrl(fake.baseUrl()).build()) {
      AcmeOrderCreate order = AcmeOrderCreate.builder("s1").cents(1).build();

      assertThatExceptionOfType(PermissionDeniedException.class)
          .isThrownBy(() -> reader.orders().create(order))
          .withMessageContaining("make one that may write under Shop → Tokens");
    }
  }

  @Test
  void tellsOfAPaymentByAWebhookThatTheVerifierAccepts() {
    try (Receiver receiver = new Receiver(request -> status(200))) {
      fake.deliverTo(receiver.url(), "whsec_acme");
      AcmeOrder order = acme.orders().create(AcmeOrderCreate.builder("s1").cents(1_050).build());

      acme.orders()
          .update(order.id(), AcmeOrderUpdate.builder().status(AcmeOrderStatus.PAID).build());

      assertThat(fake.webhooks().deliveries())
          .singleElement()
          .returns("order.paid", WebhookLogEntry::event);
      ReceivedRequest delivery = receiver.requests().get(0);
      assertThat(
              WebhookVerifier.of(AcmeWebhooks.ACME, "whsec_acme")
                  .verify(delivery.bodyBytes(), delivery.header("X-Acme-Signature").orElseThrow()))
          .isInstanceOfSatisfying(
              AcmeEvent.OrderPaid.class,
              paid -> {
                assertThat(paid.cents()).isEqualTo(1_050);
                assertThat(paid.dataAs(AcmeOrderPart.class).id()).isEqualTo(order.id());
              });
    }
  }

  record AcmeOrderPart(String id) {}
}
