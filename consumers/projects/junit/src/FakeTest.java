import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.crmkit.ServerErrorException;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.testing.FakeKanvo;
import io.crmkit.testing.Fault;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The fakes with the JUnit that this project has. */
class FakeTest {
  @RegisterExtension static final FakeKanvo SHARED = FakeKanvo.create();
  @RegisterExtension final FakeKanvo own = FakeKanvo.create();

  private static String address;

  @BeforeAll
  static void rememberAddress() {
    address = SHARED.baseUrl();
  }

  @AfterAll
  static void isTheJUnitThatWasAskedFor() {
    String place =
        ExtensionContext.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    assertTrue(place.endsWith("-" + System.getProperty("junit.version") + ".jar"), place);
  }

  @Test
  void eachTestBeginsAnew() {
    createOneIn(SHARED);
    createOneIn(own);
  }

  @Test
  void noTestSeesWhatAnotherDid() {
    createOneIn(SHARED);
    createOneIn(own);
    assertEquals(address, SHARED.baseUrl());
  }

  @Test
  void faultsAreOfOneTestOnly() {
    SHARED.faults().next(Fault.status(500));
    try (KanvoClient kanvo = SHARED.client()) {
      assertThrows(
          ServerErrorException.class,
          () -> kanvo.records().create(KanvoRecordCreate.builder("lead").build()));
    }
  }

  @Nested
  class InANestedClass {
    @Test
    void bothAreThere() {
      createOneIn(SHARED);
      createOneIn(own);
    }
  }

  private static void createOneIn(FakeKanvo fake) {
    try (KanvoClient kanvo = fake.client()) {
      kanvo.records().create(KanvoRecordCreate.builder("lead").build());
      assertEquals(1, kanvo.records().list().stream().count());
    }
  }
}
