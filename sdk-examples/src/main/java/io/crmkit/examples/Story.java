package io.crmkit.examples;

import java.io.PrintStream;

/** Prints what happens, step by step. */
final class Story {
  private final PrintStream out;
  private int step;

  Story(PrintStream out) {
    this.out = out;
  }

  void step(String title) {
    out.printf("%n%s. %s%n", ++step, title);
  }

  void say(String format, Object... values) {
    out.printf("   " + format + "%n", values);
  }

  void end(String line) {
    out.printf("%n%s%n", line);
  }
}
