package io.crmkit.testing;

import io.crmkit.CrmException;
import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.bolsivo.BolsivoLead;
import io.crmkit.kaivox.KaiVoxAppointment;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kaivox.KaiVoxCustomer;
import io.crmkit.kaivox.KaiVoxCustomerCreate;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kanvo.KanvoRecord;
import io.crmkit.kanvo.KanvoRecordCreate;
import io.crmkit.kolva.KolvaClient;
import io.crmkit.kolva.KolvaClientCreate;
import io.crmkit.kolva.KolvaClientRecord;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import okio.ByteString;

/**
 * A program that makes real calls with every client and prints what came of them. It ends with the
 * locale whose digits it met, so that its reader can tell that the locale was really in force.
 */
final class EveryClientProbe {
  private EveryClientProbe() {}

  public static void main(String[] args) {
    lines().forEach(EveryClientProbe::print);
    print("seeds " + seeds());
    print("1 in this locale is %d".formatted(1)); // deliberately in the default locale
  }

  /** Stands for all that the seeds of all fakes put into them. */
  static String seeds() {
    return ByteString.encodeUtf8(SeedTest.ofEveryFake().toString()).sha256().hex();
  }

  private static List<String> lines() {
    return Stream.of(kanvo(), kolva(), kaivox(), bolsivo()).flatMap(List::stream).toList();
  }

  private static List<String> kanvo() {
    try (FakeKanvo fake = FakeKanvo.start();
        KanvoClient client = fake.client()) {
      fake.seed(2);
      client.records().create(KanvoRecordCreate.builder("lead").title("Probe").build());
      List<String> titles = client.records().list().stream().map(KanvoRecord::title).toList();
      return List.of(titles.toString(), message(() -> client.records().get("none")), agent(fake));
    }
  }

  private static List<String> kolva() {
    try (FakeKolva fake = FakeKolva.start();
        KolvaClient client = fake.client()) {
      client.clients().create(KolvaClientCreate.builder().put("name", "Probe").build());
      List<String> clients =
          client.clients().list().stream()
              .map(KolvaClientRecord::additionalProperties)
              .map(fields -> fields.get("name").asText())
              .toList();
      return List.of(clients.toString(), message(() -> client.clients().get("none")), agent(fake));
    }
  }

  private static List<String> kaivox() {
    try (FakeKaiVox fake = FakeKaiVox.start();
        KaiVoxClient client = fake.client()) {
      fake.seed(3);
      client.customers().create(KaiVoxCustomerCreate.builder().put("name", "Probe").build());
      List<String> customers = client.customers().list().stream().map(KaiVoxCustomer::id).toList();
      List<String> times =
          client.appointments().list().stream()
              .map(KaiVoxAppointment::appointmentTime)
              .map(String::valueOf)
              .toList();
      return List.of(
          customers + " " + times, message(() -> client.customers().get("99999")), agent(fake));
    }
  }

  private static List<String> bolsivo() {
    try (FakeBolsivo fake = FakeBolsivo.start();
        BolsivoClient client = fake.client()) {
      fake.seed(2);
      List<String> leads = client.leads().list().stream().map(BolsivoLead::businessName).toList();
      return List.of(
          leads.toString(),
          message(() -> client.request("GET", "nothing", Map.of(), null)),
          agent(fake));
    }
  }

  private static String agent(FakeProvider fake) {
    return fake.requests().get(0).header("User-Agent").orElseThrow();
  }

  private static String message(Runnable call) {
    try {
      call.run();
      throw new IllegalStateException("a call that must fail did not");
    } catch (CrmException e) {
      return e.getMessage();
    }
  }

  private static void print(String line) {
    System.out.writeBytes((line + "\n").getBytes(StandardCharsets.UTF_8));
  }
}
