/** A durable inbox for webhooks, and duplicate filters that machines share. */
module io.crmkit.inbox {
  requires transitive io.crmkit.webhooks;
  requires transitive java.sql;
  requires com.github.kagkarlsson.scheduler;
  requires org.slf4j;
  requires static redis.clients.jedis;
  requires static lettuce.core;
  requires static org.jspecify;

  exports io.crmkit.inbox;
}
