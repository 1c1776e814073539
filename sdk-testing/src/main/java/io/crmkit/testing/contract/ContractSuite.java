package io.crmkit.testing.contract;

import io.crmkit.bolsivo.BolsivoClient;
import io.crmkit.kaivox.KaiVoxClient;
import io.crmkit.kanvo.KanvoClient;
import io.crmkit.kolva.KolvaClient;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Cases that hold for a provider's real API and for its fake alike, so that what is tested against
 * the fake can be relied on. Immutable and thread-safe.
 *
 * <pre>{@code
 * try (KanvoClient kanvo = KanvoClient.fromEnv()) {
 *   ContractReport report = ContractSuite.kanvo(kanvo).readOnly().run();
 *   assertThat(report.agrees()).as(report.toString()).isTrue();
 * }
 * }</pre>
 *
 * <p>It reads unless {@link #withWrites} is called, and then writes only what it can take away
 * again: a Kanvo record and a task, and a deal of Kolva's first client. KaiVox and Bolsivo let
 * nothing be deleted that can be created, so there it only reads.
 */
public final class ContractSuite {
  private final String provider;
  private final Consumer<ContractRun> reads;
  private final Consumer<ContractRun> writes;
  private final boolean isReadOnly;

  private ContractSuite(
      String provider,
      Consumer<ContractRun> reads,
      Consumer<ContractRun> writes,
      boolean isReadOnly) {
    this.provider = provider;
    this.reads = reads;
    this.writes = writes;
    this.isReadOnly = isReadOnly;
  }

  /**
   * {@return the cases of Kanvo}
   *
   * @param client of the real API, or of a {@link io.crmkit.testing.FakeKanvo}; not closed
   */
  public static ContractSuite kanvo(KanvoClient client) {
    KanvoContract contract = new KanvoContract(Objects.requireNonNull(client, "client == null"));
    return new ContractSuite("Kanvo", contract::read, contract::write, true);
  }

  /**
   * {@return the cases of Kolva}
   *
   * @param client of the real API, or of a {@link io.crmkit.testing.FakeKolva}; not closed
   */
  public static ContractSuite kolva(KolvaClient client) {
    KolvaContract contract = new KolvaContract(Objects.requireNonNull(client, "client == null"));
    return new ContractSuite("Kolva", contract::read, contract::write, true);
  }

  /**
   * {@return the cases of KaiVox}
   *
   * @param client of the real API, or of a {@link io.crmkit.testing.FakeKaiVox}; not closed
   */
  public static ContractSuite kaiVox(KaiVoxClient client) {
    KaiVoxContract contract = new KaiVoxContract(Objects.requireNonNull(client, "client == null"));
    return new ContractSuite("KaiVox", contract::read, run -> {}, true);
  }

  /**
   * {@return the cases of Bolsivo}
   *
   * @param client of the real API, or of a {@link io.crmkit.testing.FakeBolsivo}; not closed
   */
  public static ContractSuite bolsivo(BolsivoClient client) {
    BolsivoContract contract =
        new BolsivoContract(Objects.requireNonNull(client, "client == null"));
    return new ContractSuite("Bolsivo", contract::read, run -> {}, true);
  }

  /** {@return a suite that changes nothing at the provider, as it does unless told otherwise} */
  public ContractSuite readOnly() {
    return new ContractSuite(provider, reads, writes, true);
  }

  /**
   * {@return a suite that also creates, changes and deletes, if nothing that it read differed} What
   * it created is deleted even if a case differs; if deleting is what fails, the report says so.
   */
  public ContractSuite withWrites() {
    return new ContractSuite(provider, reads, writes, false);
  }

  /**
   * Makes every call, one after the other.
   *
   * @return what was seen; a call that failed is in it and does not throw
   */
  public ContractReport run() {
    ContractRun run = new ContractRun();
    reads.accept(run);
    ContractReport read = new ContractReport(provider, run.results());
    if (isReadOnly || !read.agrees()) {
      return read;
    }
    writes.accept(run);
    return new ContractReport(provider, run.results());
  }
}
