package io.crmkit.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.NestedConfigurationProperty;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything below {@code crmkit}.
 *
 * @param kanvo Client of Kanvo.
 * @param kolva Client of Kolva.
 * @param kaivox Client of KaiVox.
 * @param bolsivo Client of Bolsivo.
 * @param webhooks Endpoints for webhook deliveries.
 * @param tracing Spans of calls and attempts.
 */
@ConfigurationProperties("crmkit")
record CrmKitProperties(
    @NestedConfigurationProperty @DefaultValue ProviderProperties kanvo,
    @NestedConfigurationProperty @DefaultValue KolvaProperties kolva,
    @NestedConfigurationProperty @DefaultValue KaiVoxProperties kaivox,
    @NestedConfigurationProperty @DefaultValue ProviderProperties bolsivo,
    @NestedConfigurationProperty @DefaultValue WebhooksProperties webhooks,
    @NestedConfigurationProperty @DefaultValue TracingProperties tracing) {}
