import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.testing.FakeKanvo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What CrmKit says of an OkHttp that it cannot work with. */
class OldOkHttpTest {
  @Test
  void aClientSaysWhatIsWrongAndWhatToDo() {
    assertRefused(() -> KanvoClient.create("kv_live_1"));
  }

  @Test
  void aFakeSaysItToo() {
    assertRefused(FakeKanvo::start);
  }

  private static void assertRefused(Executable start) {
    String message = assertThrows(IllegalStateException.class, start).getMessage();
    assertTrue(
        message.contains("okhttp-" + System.getProperty("okhttp.version") + ".jar"), message);
    assertTrue(message.contains("com.squareup.okhttp3:okhttp-bom:5."), message);
    assertTrue(message.contains("exclude com.squareup.okhttp3:okhttp "), message);
  }
}
