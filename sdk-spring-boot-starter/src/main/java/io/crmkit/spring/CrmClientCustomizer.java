package io.crmkit.spring;

import io.crmkit.ClientBuilder;

/**
 * Changes a client before it is built, for what no property says. Declare beans of it; they are
 * asked in their order, after the properties and the listeners were set.
 *
 * <pre>{@code
 * @Bean
 * CrmClientCustomizer proxied(OkHttpClient httpClient) {
 *   return (beanName, builder) -> builder.httpClient(httpClient);
 * }
 * }</pre>
 */
@FunctionalInterface
public interface CrmClientCustomizer {
  /**
   * Changes a client.
   *
   * @param beanName the name of its bean, such as {@code kanvoClient}, or {@code kanvo-sales} for
   *     the account {@code sales}
   * @param builder its builder, of the provider's own class
   */
  void customize(String beanName, ClientBuilder<?, ?> builder);
}
