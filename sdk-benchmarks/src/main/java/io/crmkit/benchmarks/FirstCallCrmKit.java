package io.crmkit.benchmarks;

import io.crmkit.kanvo.KanvoClient;

/** A program that makes one call by the client and ends. */
final class FirstCallCrmKit {
  private FirstCallCrmKit() {}

  /** Takes the base URL. */
  public static void main(String[] args) {
    try (KanvoClient kanvo =
        KanvoClient.builder().apiKey(KanvoByHand.KEY).baseUrl(args[0]).build()) {
      System.out.println(kanvo.records().get("a").title());
    }
  }
}
