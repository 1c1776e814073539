package io.crmkit.spring;

import io.crmkit.ClientBuilder;
import io.crmkit.CrmClient;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Supplier;

/** The providers that have a client. */
enum CrmProvider {
  KANVO(KanvoClient.class, KanvoClient::builder, CrmKitProperties::kanvo),
  KOLVA(KolvaClient.class, KolvaClient::builder, CrmKitProperties::kolva),
  KAIVOX(KaiVoxClient.class, KaiVoxClient::builder, CrmKitProperties::kaivox),
  BOLSIVO(BolsivoClient.class, BolsivoClient::builder, CrmKitProperties::bolsivo);

  private final Class<? extends CrmClient<?>> clientType;
  private final Supplier<ClientBuilder<?, ?>> builder;
  private final Function<CrmKitProperties, ProviderProperties> properties;

  CrmProvider(
      Class<? extends CrmClient<?>> clientType,
      Supplier<ClientBuilder<?, ?>> builder,
      Function<CrmKitProperties, ProviderProperties> properties) {
    this.clientType = clientType;
    this.builder = builder;
    this.properties = properties;
  }

  Class<? extends CrmClient<?>> clientType() {
    return clientType;
  }

  ClientBuilder<?, ?> builder() {
    return builder.get();
  }

  ProviderProperties properties(CrmKitProperties all) {
    return properties.apply(all);
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
