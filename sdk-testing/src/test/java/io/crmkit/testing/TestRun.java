package io.crmkit.testing;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Runs test classes as JUnit does, within a test. */
final class TestRun {
  private TestRun() {}

  /** Runs the classes one after the other; returns the failures. */
  static List<Throwable> of(Class<?>... classes) {
    return of(Map.of(), classes);
  }

  /** Runs the classes, and their tests, in an order that the seed gives. */
  static List<Throwable> inRandomOrder(long seed, Class<?>... classes) {
    return of(
        Map.of(
            "junit.jupiter.testclass.order.default", "org.junit.jupiter.api.ClassOrderer$Random",
            "junit.jupiter.testmethod.order.default", "org.junit.jupiter.api.MethodOrderer$Random",
            "junit.jupiter.execution.order.random.seed", Long.toString(seed)),
        classes);
  }

  static List<Throwable> concurrently(Class<?>... classes) {
    return of(
        Map.of(
            "junit.jupiter.execution.parallel.enabled", "true",
            "junit.jupiter.execution.parallel.mode.default", "concurrent",
            "junit.jupiter.execution.parallel.config.strategy", "fixed",
            "junit.jupiter.execution.parallel.config.fixed.parallelism", "2"),
        classes);
  }

  private static List<Throwable> of(Map<String, String> settings, Class<?>... classes) {
    List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Stream.of(classes).map(DiscoverySelectors::selectClass).toList())
            .configurationParameters(settings)
            .build();
    LauncherFactory.create()
        .execute(
            request,
            new TestExecutionListener() {
              @Override
              public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                result.getThrowable().ifPresent(failures::add);
              }
            });
    return failures;
  }
}
