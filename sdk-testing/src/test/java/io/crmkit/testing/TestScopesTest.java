package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tests may use one fake one after the other, by their ids. */
class TestScopesTest {
  private final AtomicInteger state = new AtomicInteger();
  private final TestScopes scopes =
      new TestScopes(
          () -> {
            int then = state.get();
            return () -> state.set(then);
          });

  @BeforeEach
  void setUpTheClass() {
    scopes.beginClass("a");
    state.set(1);
  }

  @Test
  void everyTestBeginsWhereItsClassHasSetItUp() {
    scopes.beginTest("a/1");
    state.set(7);
    scopes.endTest("a/1");
    scopes.beginTest("a/2");

    assertThat(state).hasValue(1);
  }

  @Test
  void anotherClassBeginsAtTheRoot() {
    scopes.endClass("a");
    scopes.beginClass("ab");

    assertThat(state).hasValue(0);
  }

  @Test
  void aClassThatRunsAtTheSameTimeIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> scopes.beginClass("ab"))
        .withMessageStartingWith(
            "This fake serves a and cannot begin anew for ab at the same time.");
  }

  @Test
  void aTestOfAnotherClassIsRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> scopes.beginTest("b/1"))
        .withMessageStartingWith("This fake serves a and cannot begin anew for b/1");
  }

  @Test
  void aTestThatRunsAtTheSameTimeIsRefused() {
    scopes.beginTest("a/1");

    assertThatIllegalStateException()
        .isThrownBy(() -> scopes.beginTest("a/2"))
        .withMessageStartingWith("This fake serves a/1 and cannot begin anew for a/2");
  }

  @Test
  void theEndOfAnotherClassEndsNothing() {
    scopes.endClass("b");
    scopes.endTest("b/1");

    assertThatIllegalStateException().isThrownBy(() -> scopes.beginClass("b"));
  }
}
