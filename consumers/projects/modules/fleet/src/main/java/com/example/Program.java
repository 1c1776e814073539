package com.example;

import io.crmkit.fleet.FleetRateLimiter;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import java.lang.reflect.Proxy;
import java.time.Duration;

/** A limiter that asks its store, which is down: there is none here to share. */
public class Program {
  private static final String DOWN = "the store is down";

  public static void main(String[] arguments) {
    FleetRateLimiter.Builder limiter =
        FleetRateLimiter.builder(store(), "Kanvo", "kv_live_1").limit(100, Duration.ofMinutes(1));
    try {
      limiter.build();
      throw new AssertionError("the store was not asked");
    } catch (IllegalStateException e) {
      System.out.println(FleetRateLimiter.class.getModule() + ": " + e.getMessage());
      if (!DOWN.equals(e.getMessage())) {
        throw e;
      }
    }
  }

  @SuppressWarnings("unchecked")
  private static ProxyManager<String> store() {
    return (ProxyManager<String>)
        Proxy.newProxyInstance(
            Program.class.getClassLoader(),
            new Class<?>[] {ProxyManager.class},
            (proxy, method, given) -> {
              throw new IllegalStateException(DOWN);
            });
  }
}
