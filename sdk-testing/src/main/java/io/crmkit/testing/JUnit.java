package io.crmkit.testing;

/** Whether the project has JUnit Jupiter. */
final class JUnit {
  private static final boolean PRESENT = isLoadable("org.junit.jupiter.api.extension.Extension");

  private JUnit() {}

  static boolean isPresent() {
    return PRESENT;
  }

  private static boolean isLoadable(String name) {
    try {
      Class.forName(name, false, JUnit.class.getClassLoader());
      return true;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }
}
