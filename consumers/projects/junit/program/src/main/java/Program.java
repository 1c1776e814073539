import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;

/** A fake without any JUnit. */
public class Program {
  public static void main(String[] arguments) {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient kanvo = fake.client()) {
      fake.seed(3);
      long records = kanvo.records().list().stream().count();
      if (records != 3) {
        throw new AssertionError("not 3 records: " + records);
      }
    }
    try {
      Class.forName("org.junit.jupiter.api.Test");
      throw new AssertionError("JUnit is here");
    } catch (ClassNotFoundException expected) {
      System.out.println("3 records, no JUnit");
    }
  }
}
