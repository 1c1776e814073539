import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.testing.FakeKanvo;
import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** CrmKit's calls and the application's own, over the OkHttp that this project has. */
class OkHttpTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  @Test
  void isTheOkHttpThatWasAskedFor() {
    String place = OkHttpClient.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertTrue(
        place.endsWith("/okhttp-jvm-" + System.getProperty("okhttp.version") + ".jar"), place);
  }

  @Test
  void crmKitCalls() {
    try (KanvoClient kanvo = KANVO.client()) {
      assertEquals(
          "Smith",
          kanvo.records().create(KanvoRecordCreate.builder("lead").title("Smith").build()).title());
    }
  }

  @Test
  void theApplicationCallsWithTheClientThatItShares() throws IOException {
    OkHttpClient shared = new OkHttpClient();
    try (KanvoClient kanvo =
        KanvoClient.builder()
            .apiKey(KANVO.apiKey())
            .baseUrl(KANVO.baseUrl())
            .httpClient(shared)
            .build()) {
      kanvo.schema().get();
      Request withoutKey = new Request.Builder().url(KANVO.baseUrl() + "/schema").build();
      try (Response response = shared.newCall(withoutKey).execute()) {
        assertEquals(401, response.code());
      }
    }
  }
}
