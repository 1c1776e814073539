package io.crmkit.fleet;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.kanvo.KanvoClient;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.distributed.serialization.Mapper;
import io.github.bucket4j.redis.jedis.Bucket4jJedis;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.JedisPooled;

/** What docs/fleet.md shows is code that is run; white space does not matter. */
class FleetPageTest {
  private static final Path SOURCES = Path.of("src/test/java/io/crmkit/fleet");
  private static final Pattern REGION =
      Pattern.compile("// tag::[\\w-]+\n(.*?)// end::", Pattern.DOTALL);
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  @Test
  void theClientOfThePageCalls() throws IOException {
    try (FleetStore.Running store = FleetStore.REDIS.start();
        CountingServer provider = new CountingServer(100, Duration.ofMinutes(1));
        JedisPooled redis = new JedisPooled("127.0.0.1", Integer.parseInt(store.address()));
        KanvoClient kanvo = client(redis, "kv_live_page", provider.url())) {
      kanvo.tasks().list().firstPage();

      assertThat(redis.keys("crmkit:*")).isNotEmpty();
      assertThat(provider.accepted()).hasSize(1);
    }
  }

  private static KanvoClient client(JedisPooled redis, String apiKey, String url) {
    // tag::fleet-client
    ProxyManager<String> store =
        Bucket4jJedis.casBasedBuilder(redis).keyMapper(Mapper.STRING).build();
    FleetRateLimiter limiter =
        FleetRateLimiter.builder(store, "Kanvo", apiKey)
            .limit(100, Duration.ofMinutes(1)) // of all machines together
            .whenStoreIsDown(StoreOutage.LOCAL_SHARE)
            .machines(3)
            .build();
    KanvoClient.Builder kanvo = KanvoClient.builder().apiKey(apiKey).rateLimiter(limiter);
    // end::fleet-client
    return kanvo
        .baseUrl(url)
        .defaultHeader("X-Worker", "page")
        .attemptTimeout(Duration.ofMinutes(2)) // a busy machine must not make two requests of one
        .callTimeout(Duration.ofMinutes(2))
        .build();
  }

  @Test
  void everySnippetIsARegionOfThese() throws IOException {
    List<String> regions =
        Stream.concat(regions("FleetPageTest.java"), regions("FleetStore.java")).toList();

    assertThat(blocks()).hasSize(2).isSubsetOf(regions);
  }

  @Test
  void theTableOfPostgreSqlIsTheOneOfTheTests() throws IOException {
    assertThat(page()).contains(FleetStore.TABLE);
  }

  private static Stream<String> regions(String source) throws IOException {
    return found(REGION, Files.readString(SOURCES.resolve(source)));
  }

  private static List<String> blocks() throws IOException {
    return found(BLOCK, page()).toList();
  }

  private static Stream<String> found(Pattern pattern, String text) {
    return pattern
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1).replaceAll("\\s+", " ").strip());
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("../docs/fleet.md"));
  }
}
