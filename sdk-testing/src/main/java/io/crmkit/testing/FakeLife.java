package io.crmkit.testing;

import java.util.function.Supplier;

/** A fake among tests: which of them it serves, what they find, and when its server stops. */
final class FakeLife {
  private final ServerLife server;
  private final TestScopes scopes;
  private volatile boolean keepsState;
  private volatile boolean servesClasses;

  FakeLife(ServerLife server, Supplier<Snapshot> state) {
    this.server = server;
    this.scopes = new TestScopes(state);
  }

  void keepState() {
    keepsState = true;
  }

  void beginClass(String id) {
    servesClasses = true;
    if (!keepsState) {
      scopes.beginClass(id);
    }
  }

  void beginTest(String id) {
    if (!keepsState) {
      scopes.beginTest(id);
    }
  }

  /** Ends a test; the server of a fake made for it stops. */
  void endTest(String id) {
    scopes.endTest(id);
    if (!servesClasses) {
      server.stop();
    }
  }

  void endClass(String id) {
    scopes.endClass(id);
  }

  /** Ends the whole run of tests; another one may follow in the same process. */
  void endRun() {
    server.stop();
  }
}
