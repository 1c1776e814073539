package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The providers that have a client. */
enum CrmProvider {
  KANVO(
      KanvoClient.class,
      KanvoClient::builder,
      CrmKitProperties::kanvo,
      all -> all.kanvo().getAccounts()),
  KOLVA(
      KolvaClient.class,
      KolvaClient::builder,
      CrmKitProperties::kolva,
      all -> all.kolva().getAccounts()),
  KAIVOX(
      KaiVoxClient.class,
      KaiVoxClient::builder,
      CrmKitProperties::kaivox,
      all -> all.kaivox().getAccounts()),
  BOLSIVO(
      BolsivoClient.class,
      BolsivoClient::builder,
      CrmKitProperties::bolsivo,
      all -> all.bolsivo().getAccounts());

  private final Class<? extends CrmClient<?>> clientType;
  private final Supplier<ClientBuilder<?, ?>> builder;
  private final Function<CrmKitProperties, AccountProperties> properties;
  private final Function<CrmKitProperties, Map<String, ? extends AccountProperties>> accounts;

  CrmProvider(
      Class<? extends CrmClient<?>> clientType,
      Supplier<ClientBuilder<?, ?>> builder,
      Function<CrmKitProperties, AccountProperties> properties,
      Function<CrmKitProperties, Map<String, ? extends AccountProperties>> accounts) {
    this.clientType = clientType;
    this.builder = builder;
    this.properties = properties;
    this.accounts = accounts;
  }

  Class<? extends CrmClient<?>> clientType() {
    return clientType;
  }

  ClientBuilder<?, ?> builder() {
    return builder.get();
  }

  /** The settings of the provider's own client, and what holds for every account. */
  AccountProperties properties(CrmKitProperties all) {
    return properties.apply(all);
  }

  /** The settings of further accounts, by name. */
  Map<String, ? extends AccountProperties> accounts(CrmKitProperties all) {
    return accounts.apply(all);
  }

  /** The provider's name in properties. */
  String propertyName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The name of the bean of a further account. */
  String beanName(String account) {
    return propertyName() + "-" + account;
  }
}
