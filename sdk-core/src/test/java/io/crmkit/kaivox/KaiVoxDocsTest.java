package io.crmkit.kaivox;

import static io.crmkit.ScriptedServer.body;
import static io.crmkit.ScriptedServer.header;
import static io.crmkit.ScriptedServer.line;
import static org.assertj.core.api.Assertions.assertThat;

import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The three ways of KaiVox's developer page to authenticate; the SDK names page and size, too. */
class KaiVoxDocsTest {
  @RegisterExtension final KaiVoxServer kaivox = new KaiVoxServer();

  @BeforeEach
  void answersAList() {
    kaivox.answers("{\"success\": true, \"data\": [], \"meta\": {\"total\": 0}}");
  }

  /** Authorization: Bearer kv_live_xxxxxxxxxx */
  @Test
  void asABearerToken() throws Exception {
    kaivox.client().appointments().list().firstPage();

    RecordedRequest request = kaivox.request();
    assertThat(line(request)).isEqualTo("GET /api/v1/appointments?page=1&per_page=100");
    assertThat(header(request, "Authorization")).isEqualTo("Bearer " + KaiVoxServer.KEY);
    assertThat(header(request, "X-API-Key")).isNull();
    assertThat(body(request)).isEmpty();
  }

  /** X-API-Key: kv_live_xxxxxxxxxx */
  @Test
  void inAHeaderOfItsOwn() throws Exception {
    kaivox
        .builder()
        .authentication(KaiVoxAuthentication.API_KEY_HEADER)
        .build()
        .appointments()
        .list()
        .firstPage();

    RecordedRequest request = kaivox.request();
    assertThat(line(request)).isEqualTo("GET /api/v1/appointments?page=1&per_page=100");
    assertThat(header(request, "X-API-Key")).isEqualTo(KaiVoxServer.KEY);
    assertThat(header(request, "Authorization")).isNull();
  }

  /** GET /api/v1/appointments?api_key=kv_live_xxx */
  @Test
  void inTheQuery() throws Exception {
    kaivox
        .builder()
        .authentication(KaiVoxAuthentication.QUERY_PARAMETER)
        .build()
        .appointments()
        .list()
        .firstPage();

    RecordedRequest request = kaivox.request();
    assertThat(line(request))
        .isEqualTo("GET /api/v1/appointments?page=1&per_page=100&api_key=" + KaiVoxServer.KEY);
    assertThat(header(request, "X-API-Key")).isNull();
    assertThat(header(request, "Authorization")).isNull();
  }
}
