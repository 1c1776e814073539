package io.crmkit.testing.contract;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.util.List;

/**
 * A {@link ContractSuite} from the command line, against the API that the environment names: {@code
 * KANVO_API_KEY} and, if it is not the real one, {@code KANVO_BASE_URL}; likewise for the others.
 *
 * <pre>{@code
 * KANVO_API_KEY=… mvn -q compile exec:java \
 *     -Dexec.mainClass=io.crmkit.testing.contract.ContractCheck -Dexec.args="kanvo"
 * }</pre>
 */
public final class ContractCheck {
  private ContractCheck() {}

  /**
   * Prints the report. Ends the process with status 1 if something differs, and with 2 if the
   * arguments cannot be understood or the environment has no key.
   *
   * @param args the provider, and {@code --writes} to let it write, too
   */
  public static void main(String... args) {
    ContractReport report;
    try {
      report = run(List.of(args));
    } catch (IllegalArgumentException | IllegalStateException e) {
      System.err.println("ContractCheck: " + e.getMessage());
      System.exit(2);
      return;
    }
    System.out.println(report);
    if (!report.agrees()) {
      System.exit(1);
    }
  }

  private static ContractReport run(List<String> args) {
    boolean writes = args.size() == 2 && args.get(1).equals("--writes");
    if (args.size() != 1 && !writes) {
      throw new IllegalArgumentException(
          "needs kanvo, kolva, kaivox or bolsivo, and then --writes or nothing");
    }
    switch (args.get(0)) {
      case "kanvo":
        try (KanvoClient client = KanvoClient.fromEnv()) {
          return run(ContractSuite.kanvo(client), writes);
        }
      case "kolva":
        try (KolvaClient client = KolvaClient.fromEnv()) {
          return run(ContractSuite.kolva(client), writes);
        }
      case "kaivox":
        try (KaiVoxClient client = KaiVoxClient.fromEnv()) {
          return run(ContractSuite.kaiVox(client), writes);
        }
      case "bolsivo":
        try (BolsivoClient client = BolsivoClient.fromEnv()) {
          return run(ContractSuite.bolsivo(client), writes);
        }
      default:
        throw new IllegalArgumentException(
            "provider is not kanvo, kolva, kaivox or bolsivo: " + args.get(0));
    }
  }

  private static ContractReport run(ContractSuite suite, boolean writes) {
    return (writes ? suite.withWrites() : suite).run();
  }
}
