package io.crmkit.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/**
 * The size of the objects that are alive. After a collection the JVM adds them up one by one
 * ({@code jcmd GC.class_histogram}): how much of the heap is in use would not do, since a collector
 * leaves garbage where moving what lives is not worth it, more than a page of records. That garbage
 * is added up, too, unless the JVM runs with {@link #COMPACT}.
 */
final class LiveHeap {
  /** The option that has every collection leave nothing but what lives. */
  static final String COMPACT = "-XX:MarkSweepAlwaysCompactCount=1";

  private static final Pattern TOTAL = Pattern.compile("\\nTotal +\\d+ +(\\d+)");

  private LiveHeap() {}

  static long bytes() {
    Matcher total = TOTAL.matcher(histogram());
    if (!total.find()) {
      throw new IllegalStateException("a histogram without a total");
    }
    return Long.parseLong(total.group(1));
  }

  private static String histogram() {
    MBeanServer server = ManagementFactory.getPlatformMBeanServer();
    try {
      return (String)
          server.invoke(
              new ObjectName("com.sun.management:type=DiagnosticCommand"),
              "gcClassHistogram",
              new Object[] {new String[0]},
              new String[] {String[].class.getName()});
    } catch (JMException e) {
      throw new IllegalStateException(e);
    }
  }
}
