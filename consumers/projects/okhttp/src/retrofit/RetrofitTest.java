import static org.junit.jupiter.api.Assertions.assertEquals;

import io.crmkit.testing.FakeKanvo;
import java.io.IOException;
import okhttp3.ResponseBody;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import retrofit2.Call;
import retrofit2.Retrofit;
import retrofit2.http.GET;

/** That Retrofit goes on working. */
class RetrofitTest {
  @RegisterExtension static final FakeKanvo KANVO = FakeKanvo.create();

  interface Schema {
    @GET("schema")
    Call<ResponseBody> get();
  }

  @Test
  void retrofitCalls() throws IOException {
    Schema schema =
        new Retrofit.Builder().baseUrl(KANVO.baseUrl() + "/").build().create(Schema.class);

    assertEquals(401, schema.get().execute().code());
  }
}
