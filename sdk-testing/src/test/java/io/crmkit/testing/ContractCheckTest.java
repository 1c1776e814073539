package io.crmkit.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.crmkit.testing.contract.ContractCheck;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The contract suite from the command line, in a process of its own, against a fake in this one.
 */
class ContractCheckTest {
  @RegisterExtension static final FakeKanvo fake = FakeKanvo.create();

  private static Program.Result check(String key, String... args) throws Exception {
    Map<String, String> environment =
        Map.of("KANVO_API_KEY", key, "KANVO_BASE_URL", fake.baseUrl());
    Program.Result result =
        Program.result(Program.of(ContractCheck.class, args).in(environment).start());
    assertThat(result.lines()).isNotEmpty().noneMatch(line -> line.contains(key));
    return result;
  }

  @Test
  void onlyReadsAndPrintsWhatItSaw() throws Exception {
    fake.seed(3);

    Program.Result result = check(fake.apiKey(), "kanvo");

    assertThat(result.status()).as(result.lines().toString()).isZero();
    assertThat(result.lines().get(0)).matches("Kanvo +call +expected +seen");
    assertThat(result.lines()).anyMatch(line -> line.matches("agrees +GET /records +.* 1 of 3"));
    assertThat(fake.requests()).isNotEmpty().allMatch(request -> request.method().equals("GET"));
  }

  @Test
  void writesWhenToldToAndCleansUpEvenIfSomethingDiffers() throws Exception {
    fake.seed(3);
    fake.faults().on("PATCH", "/records/:id").next(Fault.status(404));

    Program.Result result = check(fake.apiKey(), "kanvo", "--writes");

    assertThat(result.status()).as(result.lines().toString()).isEqualTo(1);
    assertThat(result.lines())
        .anyMatch(line -> line.matches("differs +PATCH /records/\\{id\\} .* status 404"));
    assertThat(result.lines()).anyMatch(line -> line.matches("agrees +POST /records .*"));
    KanvoCaller kanvo = new KanvoCaller(fake);
    assertThat(kanvo.records()).isEqualTo(3);
    assertThat(kanvo.get("/records/tasks").data()).isEmpty();
  }

  @Test
  void saysThatAKeyIsWrongWithoutPrintingIt() throws Exception {
    Program.Result result = check("a-key-that-nobody-knows", "kanvo");

    assertThat(result.status()).isEqualTo(1);
    assertThat(result.lines()).anyMatch(line -> line.endsWith("status 401"));
  }

  @Test
  void saysWhichArgumentItDoesNotUnderstand() throws Exception {
    Program.Result result = check("a-key-that-nobody-knows", "hubspot", "--writes");

    assertThat(result.status()).isEqualTo(2);
    assertThat(result.lines())
        .containsExactly("ContractCheck: provider is not kanvo, kolva, kaivox or bolsivo: hubspot");
  }
}
