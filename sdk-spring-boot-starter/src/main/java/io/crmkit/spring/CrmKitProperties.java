package io.crmkit.spring;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Everything below {@code crmkit}.
 *
 * @param kanvo Client of Kanvo.
 * @param kolva Client of Kolva.
 * @param kaivox Client of KaiVox.
 * @param bolsivo Client of Bolsivo.
 * @param webhooks Endpoints for webhook deliveries.
 */
@ConfigurationProperties("crmkit")
record CrmKitProperties(
    @DefaultValue ProviderProperties kanvo,
    @DefaultValue ProviderProperties kolva,
    @DefaultValue ProviderProperties kaivox,
    @DefaultValue ProviderProperties bolsivo,
    @DefaultValue WebhooksProperties webhooks) {}
