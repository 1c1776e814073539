package com.example;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;

/** A fake over http, and one over https. */
public class Program {
  public static void main(String[] arguments) {
    try (FakeKanvo fake = FakeKanvo.start();
        FakeKanvo secure = FakeKanvo.startTls()) {
      countRecords(fake);
      countRecords(secure);
    }
  }

  private static void countRecords(FakeKanvo fake) {
    fake.seed(3);
    try (KanvoClient kanvo = fake.client()) {
      long records = kanvo.records().list().stream().count();
      if (records != 3) {
        throw new AssertionError("not 3 records: " + records);
      }
      System.out.println(FakeKanvo.class.getModule() + ": " + records + " records");
    }
  }
}
