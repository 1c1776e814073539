package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CallTimeoutException;
import io.crmkit.DecodingException;
import io.crmkit.ServerErrorException;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.testing.FakeKaiVox;
import io.crmkit.testing.FakeKolva;
import io.crmkit.testing.FakeProvider;
import io.crmkit.testing.Fault;
import io.crmkit.testing.ReceivedRequest;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** The properties that a client's own builder has a setter for, seen from the server. */
class ProviderSettingsTest {
  @RegisterExtension static final FakeKaiVox KAIVOX = FakeKaiVox.create();
  @RegisterExtension static final FakeKolva KOLVA = FakeKolva.create();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(CrmKitAutoConfiguration.class))
          .withPropertyValues(
              "crmkit.kaivox.api-key=" + KAIVOX.apiKey(),
              "crmkit.kaivox.base-url=" + KAIVOX.baseUrl(),
              "crmkit.kolva.api-key=" + KOLVA.apiKey(),
              "crmkit.kolva.base-url=" + KOLVA.baseUrl());

  @Test
  void theKeyIsShownToKaiVoxAsAskedFor() {
    application
        .withPropertyValues("crmkit.kaivox.authentication=api-key-header")
        .run(
            context -> {
              context.getBean(KaiVoxClient.class).staff().list().firstPage();
              assertThat(onlyRequestOf(KAIVOX).header("X-API-Key")).contains(KAIVOX.apiKey());
            });
  }

  @Test
  void theKeyIsShownToKolvaAsAskedFor() {
    application
        .withPropertyValues("crmkit.kolva.authentication=bearer")
        .run(
            context -> {
              context.getBean(KolvaClient.class).clients().list().firstPage();
              assertThat(onlyRequestOf(KOLVA).header("Authorization"))
                  .contains("Bearer " + KOLVA.apiKey());
            });
  }

  @Test
  void theLimitsOfTheSmallestPlanAreKept() {
    application
        .withPropertyValues("crmkit.kaivox.call-timeout=30s")
        .run(
            context ->
                assertThatThrownBy(() -> call(context.getBean(KaiVoxClient.class), 31))
                    .isInstanceOf(CallTimeoutException.class)
                    .hasMessageContaining("the client's rate limit has no permit"));
  }

  @Test
  void theLimitsOfThePlanAreKeptByAnAccountToo() {
    application
        .withPropertyValues(
            "crmkit.kaivox.call-timeout=30s",
            "crmkit.kaivox.plan=pro",
            "crmkit.kaivox.accounts.berlin.plan=starter",
            "crmkit.kaivox.accounts.rome.default-headers.X-Team=rome")
        .run(
            context -> {
              call(context.getBean(KaiVoxClient.class), 31);
              call(context.getBean("kaivox-rome", KaiVoxClient.class), 31);
              assertThatThrownBy(
                      () -> call(context.getBean("kaivox-berlin", KaiVoxClient.class), 31))
                  .isInstanceOf(CallTimeoutException.class);
            });
  }

  private static void call(KaiVoxClient kaivox, int times) {
    IntStream.range(0, times).forEach(i -> kaivox.staff().list().firstPage());
  }

  @Test
  void headersOfTheProviderAndOfTheAccountAreSentTogether() {
    application
        .withPropertyValues(
            "crmkit.kolva.default-headers.X-Team=crm",
            "crmkit.kolva.accounts.north.default-headers.X-Desk=north")
        .run(
            context -> {
              context.getBean("kolva-north", KolvaClient.class).clients().list().firstPage();
              assertThat(onlyRequestOf(KOLVA).header("X-Team")).contains("crm");
              assertThat(onlyRequestOf(KOLVA).header("X-Desk")).contains("north");
            });
  }

  @Test
  void aLargerResponseThanAllowedIsNotRead() {
    KOLVA.seed(100);
    application
        .withPropertyValues("crmkit.kolva.max-response-size=1KB")
        .run(
            context ->
                assertThatThrownBy(
                        () -> context.getBean(KolvaClient.class).clients().list().firstPage())
                    .isInstanceOf(DecodingException.class));
  }

  @Test
  void aBackOffBeyondTheCallsTimeEndsTheCall() {
    KOLVA.faults().next(Fault.status(503));
    application
        .withPropertyValues(
            "crmkit.kolva.call-timeout=30s",
            "crmkit.kolva.retry.base-delay=2h",
            "crmkit.kolva.retry.max-delay=2h")
        .run(
            context ->
                assertThatThrownBy(
                        () -> context.getBean(KolvaClient.class).clients().list().firstPage())
                    .isInstanceOf(ServerErrorException.class)
                    .hasMessageContaining("attempts=1"));
  }

  @Test
  void plainHttpToAnotherMachineNeedsAWord() {
    application
        .withPropertyValues("crmkit.kolva.base-url=http://kolva.example.com/api/v1")
        .run(context -> assertThat(context).hasFailed());
    application
        .withPropertyValues(
            "crmkit.kolva.base-url=http://kolva.example.com/api/v1",
            "crmkit.kolva.allow-insecure-http=true")
        .run(context -> assertThat(context).hasNotFailed());
  }

  private static ReceivedRequest onlyRequestOf(FakeProvider fake) {
    assertThat(fake.requests()).hasSize(1);
    return fake.requests().get(0);
  }
}
