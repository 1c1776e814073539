package io.crmkit.testing;

import io.crmkit.kanvo.KanvoClient;

/** A program that closes neither its fake nor its client. It must end all the same. */
final class UnclosedProbe {
  private UnclosedProbe() {}

  public static void main(String[] args) {
    FakeKanvo fake = FakeKanvo.start();
    KanvoClient kanvo = fake.client();
    fake.seed(3);
    System.out.println(kanvo.records().list().stream().count() + " " + JUnit.isPresent());
  }
}
