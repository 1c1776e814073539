package io.crmkit.benchmarks;

import java.io.IOException;

/** A program that makes one call by hand and ends. */
final class FirstCallByHand {
  private FirstCallByHand() {}

  /** Takes the base URL. */
  public static void main(String[] args) throws IOException {
    System.out.println(new KanvoByHand(args[0]).get("a").title());
    System.exit(0); // OkHttp's threads would keep the program for a minute
  }
}
