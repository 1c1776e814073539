package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.crmkit.CallTimeoutException;
import io.crmkit.RequestEvent;
import io.crmkit.RequestListener;
import io.crmkit.ServerErrorException;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.MDC;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.task.TaskDecorator;

/** Which clients there are, and how properties and beans change them. */
class ClientsTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withConfiguration(AutoConfigurations.of(CrmKitAutoConfiguration.class));

  private ApplicationContextRunner withKanvo() {
    return application.withPropertyValues(
        "crmkit.kanvo.api-key=" + KANVO.apiKey(), "crmkit.kanvo.base-url=" + KANVO.baseUrl());
  }

  @Test
  void withoutAKeyThereIsNoClient() {
    application.run(
        context ->
            assertThat(context)
                .hasNotFailed()
                .doesNotHaveBean(KanvoClient.class)
                .doesNotHaveBean(KolvaClient.class)
                .doesNotHaveBean(KaiVoxClient.class)
                .doesNotHaveBean(BolsivoClient.class));
  }

  @Test
  void aKeyMakesTheClientOfItsProvider() {
    application
        .withPropertyValues(
            "crmkit.kanvo.api-key=a",
            "crmkit.kolva.api-key=b",
            "crmkit.kaivox.api-key=c",
            "crmkit.bolsivo.api-key=d")
        .run(
            context ->
                assertThat(context)
                    .hasSingleBean(KanvoClient.class)
                    .hasSingleBean(KolvaClient.class)
                    .hasSingleBean(KaiVoxClient.class)
                    .hasSingleBean(BolsivoClient.class));
  }

  @Test
  void theClientCallsTheBaseUrlWithTheKey() {
    withKanvo()
        .run(
            context ->
                assertThat(
                        context
                            .getBean(KanvoClient.class)
                            .records()
                            .create(KanvoRecordCreate.builder("lead").title("Smith").build())
                            .title())
                    .isEqualTo("Smith"));
  }

  @Test
  void theClientIsClosedWithTheApplication() {
    KanvoClient[] client = new KanvoClient[1];
    withKanvo().run(context -> client[0] = context.getBean(KanvoClient.class));

    assertThatThrownBy(() -> client[0].schema().get()).hasMessage("the client is closed");
  }

  @Test
  void theApplicationsOwnClientTakesThePlaceOfOurs() {
    withKanvo()
        .withUserConfiguration(OwnClient.class)
        .run(context -> assertThat(context).hasSingleBean(KanvoClient.class).hasBean("mine"));
  }

  @Configuration(proxyBeanMethods = false)
  static class OwnClient {
    @Bean
    KanvoClient mine() {
      return KanvoClient.create("mine");
    }
  }

  @Test
  void eachAccountHasAClientThatIsInjectedByItsName() {
    withKanvo()
        .withPropertyValues(
            "crmkit.kanvo.accounts.sales.api-key=" + KANVO.apiKey(),
            "crmkit.kanvo.accounts.support.api-key=of-support")
        .run(
            context -> {
              assertThat(context).hasBean("kanvo-sales").hasBean("kanvo-support");
              assertThat(context.getBean(KanvoClient.class))
                  .isSameAs(context.getBean("kanvoClient"));

              // the base URL is the provider's, the key its own
              context.getBean("kanvo-sales", KanvoClient.class).schema().get();
              assertThat(KANVO.requests()).hasSize(1);
            });
  }

  @Test
  void accountsNeedNoClientOfTheProviderItself() {
    application
        .withPropertyValues("crmkit.kaivox.accounts.berlin.api-key=a")
        .run(
            context ->
                assertThat(context).hasBean("kaivox-berlin").doesNotHaveBean("kaiVoxClient"));
  }

  @Test
  void attemptsAreLimitedByProperty() {
    KANVO.faults().next(Fault.status(503), Fault.status(503));
    withKanvo()
        .withPropertyValues("crmkit.kanvo.retry.max-attempts=1")
        .run(
            context ->
                assertThatThrownBy(() -> context.getBean(KanvoClient.class).schema().get())
                    .isInstanceOf(ServerErrorException.class)
                    .hasMessageContaining("attempts=1"));
  }

  @Test
  void theRateLimitAndTheCallTimeoutAreSetByProperties() {
    withKanvo()
        .withPropertyValues(
            "crmkit.kanvo.call-timeout=30s",
            "crmkit.kanvo.rate-limit.permits=1",
            "crmkit.kanvo.rate-limit.window=1h")
        .run(
            context -> {
              KanvoClient kanvo = context.getBean(KanvoClient.class);
              kanvo.schema().get();
              assertThatThrownBy(() -> kanvo.schema().get())
                  .isInstanceOf(CallTimeoutException.class)
                  .hasMessageContaining("the client's rate limit has no permit");
            });
  }

  @Test
  void aPropertyTurnsTheLimitOff() {
    withKanvo()
        .withPropertyValues(
            "crmkit.kanvo.call-timeout=30s",
            "crmkit.kanvo.rate-limit.enabled=false",
            "crmkit.kanvo.rate-limit.permits=1",
            "crmkit.kanvo.rate-limit.window=1h")
        .run(
            context -> {
              context.getBean(KanvoClient.class).schema().get();
              context.getBean(KanvoClient.class).schema().get();
              assertThat(KANVO.requests()).hasSize(2);
            });
  }

  @Test
  void halfARateLimitEndsTheStart() {
    withKanvo()
        .withPropertyValues("crmkit.kanvo.rate-limit.permits=1")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .hasRootCauseMessage(
                        "rate-limit.permits and rate-limit.window are set together or not at all"));
  }

  @Test
  void aKeyThatCannotBeSentEndsTheStartWithoutBeingShown() {
    application
        .withPropertyValues("crmkit.kanvo.api-key=kv live secret")
        .run(
            context ->
                assertThat(context.getStartupFailure())
                    .rootCause()
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret"));
  }

  @Test
  void propertiesShowNoSecrets() {
    withKanvo()
        .withPropertyValues(
            "crmkit.kanvo.accounts.sales.api-key=of-sales",
            "crmkit.webhooks.kanvo.path=/hooks",
            "crmkit.webhooks.kanvo.secret=whsec")
        .run(
            context ->
                assertThat(context.getBean(CrmKitProperties.class).toString())
                    .contains("sales", "/hooks")
                    .doesNotContain(KANVO.apiKey(), "of-sales", "whsec"));
  }

  @Test
  void listenersDecoratorAndCustomizersReachTheClient() {
    withKanvo()
        .withUserConfiguration(Extensions.class)
        .run(
            context -> {
              Extensions extensions = context.getBean(Extensions.class);
              context.getBean(KanvoClient.class).async(kanvo -> kanvo.schema().get()).join();

              assertThat(extensions.heard)
                  .containsExactly("customized kanvoClient", "decorated", "Kanvo: GET /schema");
            });
  }

  @Test
  void aCustomizerMayHaveTheKeyAskedForEachTime() {
    withKanvo()
        .withUserConfiguration(RotatedKey.class)
        .withPropertyValues("crmkit.kanvo.api-key=expired")
        .run(
            context -> {
              context.getBean(KanvoClient.class).schema().get();
              assertThat(KANVO.requests()).hasSize(1);
            });
  }

  @Configuration(proxyBeanMethods = false)
  static class RotatedKey {
    @Bean
    KeyVault vault() {
      return name -> name.equals("kanvoClient") ? KANVO.apiKey() : "unknown";
    }

    @Bean
    CrmClientCustomizer rotatedKey(KeyVault vault) { // asked before every attempt
      return (beanName, builder) -> {
        if (builder instanceof KanvoClient.Builder kanvo) {
          kanvo.apiKey(() -> vault.keyOf(beanName));
        }
      };
    }
  }

  interface KeyVault {
    String keyOf(String client);
  }

  @Configuration(proxyBeanMethods = false)
  static class Extensions {
    private final List<String> heard = new CopyOnWriteArrayList<>();

    @Bean
    CrmClientCustomizer customizer() {
      return (beanName, builder) -> heard.add("customized " + beanName);
    }

    @Bean
    TaskDecorator decorator() {
      return task -> {
        heard.add("decorated");
        return task;
      };
    }

    @Bean
    RequestListener listener() {
      return new RequestListener() {
        @Override
        public void callFinished(RequestEvent.CallFinished event) {
          heard.add(event.request().toString());
        }
      };
    }
  }

  @Test
  void aTaskDecoratorCarriesTheLoggingContextToPagesFetchedAhead() {
    KANVO.seed(250);
    List<String> jobs = new CopyOnWriteArrayList<>();
    withKanvo()
        .withUserConfiguration(LoggingContext.class)
        .withBean(
            CrmClientCustomizer.class, () -> (name, builder) -> builder.listener(noting(jobs)))
        .run(
            context -> {
              MDC.put("job", "export-17");
              try {
                KanvoClient kanvo = context.getBean(KanvoClient.class);
                assertThat(kanvo.records().list().prefetch(2)).hasSize(250);
              } finally {
                MDC.clear();
              }
            });

    assertThat(jobs).containsExactly("export-17", "export-17", "export-17");
  }

  private static RequestListener noting(List<String> jobs) {
    return new RequestListener() {
      @Override
      public void callStarted(RequestEvent.CallStarted event) {
        jobs.add(String.valueOf(MDC.get("job")));
      }
    };
  }

  @Configuration(proxyBeanMethods = false)
  static class LoggingContext {
    @Bean
    TaskDecorator loggingContext() {
      return task -> {
        Map<String, String> context = MDC.getCopyOfContextMap();
        return () -> {
          if (context != null) {
            MDC.setContextMap(context);
          }
          try {
            task.run();
          } finally {
            MDC.clear();
          }
        };
      };
    }
  }
}
