package io.crmkit.spring;

import io.crmkit.CrmClient;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.support.AbstractBeanDefinition;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.annotation.ImportBeanDefinitionRegistrar;
import org.springframework.core.env.Environment;
import org.springframework.core.type.AnnotationMetadata;

/**
 * Declares a client bean for each further account: {@code kanvo-sales} for {@code
 * crmkit.kanvo.accounts.sales}. They are injected by their name only, so that they do not compete
 * with the provider's own client. A bean of that name that is there already takes its place.
 */
final class AccountClientsRegistrar implements ImportBeanDefinitionRegistrar {
  private final Environment environment;
  private final BeanFactory beans;

  AccountClientsRegistrar(Environment environment, BeanFactory beans) {
    this.environment = environment;
    this.beans = beans;
  }

  @Override
  public void registerBeanDefinitions(
      AnnotationMetadata importingClass, BeanDefinitionRegistry registry) {
    CrmKitProperties properties =
        Binder.get(environment).bindOrCreate("crmkit", CrmKitProperties.class);
    for (CrmProvider provider : CrmProvider.values()) {
      for (String account : provider.accounts(properties).keySet()) {
        register(provider, provider.clientType(), account, registry);
      }
    }
  }

  private <C extends CrmClient<?>> void register(
      CrmProvider provider, Class<C> type, String account, BeanDefinitionRegistry registry) {
    String name = provider.beanName(account);
    if (registry.containsBeanDefinition(name)) {
      return;
    }
    RootBeanDefinition client =
        new RootBeanDefinition(
            type,
            () -> type.cast(beans.getBean(ClientFactory.class).createAccount(provider, account)));
    client.setDefaultCandidate(false);
    client.setDestroyMethodName(AbstractBeanDefinition.INFER_METHOD);
    registry.registerBeanDefinition(name, client);
  }
}
