package io.crmkit.transport;

import java.net.URL;
import java.security.CodeSource;
import java.util.Arrays;
import okhttp3.Call;

/**
 * Refuses an OkHttp that is too old. Before 5 its classes came in the artifact {@code okhttp}, and
 * now come in {@code okhttp-jvm}: a build that asks for both gets both, and the order of the class
 * path decides. One from 5 on may be held down by the build.
 */
public final class RequiredOkHttp {
  private static final String OLDEST = "5.4.0";

  private RequiredOkHttp() {}

  /**
   * Checks the OkHttp that is there.
   *
   * @throws IllegalStateException if it is older than 5.4; the message says how to get another
   */
  public static void check() {
    check(Call.class);
  }

  static void check(Class<?> call) {
    // What this library needs that came last. OkHttp's classes do not all say which version they
    // are.
    if (Arrays.stream(call.getMethods()).noneMatch(m -> m.getName().equals("addEventListener"))) {
      throw new IllegalStateException(
          ("OkHttp %s or newer is needed, but the class path has an older one first: %s. Let the build"
                  + " manage the version by importing com.squareup.okhttp3:okhttp-bom:%1$s or newer, or"
                  + " exclude com.squareup.okhttp3:okhttp from the dependency that brings the older one")
              .formatted(OLDEST, fileOf(call)));
    }
  }

  /** The name of the jar, which holds the version: {@code okhttp-4.12.0.jar}. */
  private static String fileOf(Class<?> type) {
    CodeSource source = type.getProtectionDomain().getCodeSource();
    URL location = source == null ? null : source.getLocation();
    return location == null ? "of unknown place" : location.getPath().replaceFirst(".*/(?=.)", "");
  }
}
