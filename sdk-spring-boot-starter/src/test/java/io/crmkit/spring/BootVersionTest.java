package io.crmkit.spring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringBootVersion;
import org.springframework.util.ClassUtils;

/** That the tests run on the version of Spring Boot that the build says. */
class BootVersionTest {
  @Test
  void theVersionIsTheOneThatTheBuildNames() {
    assertThat(SpringBootVersion.getVersion()).isEqualTo(System.getProperty("crmkit.boot.version"));
  }

  @Test
  void boot4BringsJackson3AndNoneOfBoot3() {
    boolean boot4 = SpringBootVersion.getVersion().startsWith("4.");

    assertThat(isPresent("tools.jackson.databind.ObjectMapper")).isEqualTo(boot4);
    assertThat(isPresent("org.springframework.boot.health.contributor.Health")).isEqualTo(boot4);
    assertThat(isPresent("org.springframework.boot.actuate.health.Health")).isEqualTo(!boot4);
  }

  private static boolean isPresent(String className) {
    return ClassUtils.isPresent(className, null);
  }
}
