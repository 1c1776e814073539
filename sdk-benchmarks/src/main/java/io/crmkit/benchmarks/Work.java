package io.crmkit.benchmarks;

import java.io.IOException;
import java.security.GeneralSecurityException;

/** A piece of work that the contenders do, each in a JVM of its own. */
enum Work {
  GET,
  CREATE,
  DECODE,
  ITERATE,
  VERIFY_512,
  VERIFY_4_096,
  VERIFY_65_536;

  /** Does it once. */
  interface Operation {
    /** Returns something that depends on it all, lest the compiler leave any of it out. */
    Object once() throws IOException;
  }

  /** What the threads of one JVM share. */
  interface Start {
    /** The operation as one thread does it. */
    Operation onThread() throws GeneralSecurityException;
  }

  Start start(Contender contender) throws IOException, GeneralSecurityException {
    boolean ours = contender == Contender.CRMKIT;
    switch (this) {
      case GET:
        RecordCallBenchmark get = calls();
        return () -> ours ? get::getCrmKit : get::getByHand;
      case CREATE:
        RecordCallBenchmark create = calls();
        return () -> ours ? create::createCrmKit : create::createByHand;
      case DECODE:
        DecodePageBenchmark decode = new DecodePageBenchmark();
        return () -> ours ? decode::decodeCrmKit : decode::decodeByHand;
      case ITERATE:
        ListRecordsBenchmark list = new ListRecordsBenchmark();
        list.start();
        return () -> ours ? list::iterateCrmKit : list::iterateByHand;
      case VERIFY_512:
        return verification(512, ours);
      case VERIFY_4_096:
        return verification(4_096, ours);
      case VERIFY_65_536:
        return verification(65_536, ours);
      default:
        throw new AssertionError(this);
    }
  }

  private static RecordCallBenchmark calls() throws IOException {
    RecordCallBenchmark calls = new RecordCallBenchmark();
    calls.start();
    return calls;
  }

  private static Start verification(int bytes, boolean ours) throws GeneralSecurityException {
    WebhookVerificationBenchmark verification = new WebhookVerificationBenchmark();
    verification.bodyBytes = bytes;
    verification.prepare();
    return () -> {
      if (ours) {
        return verification::verifyCrmKit;
      }
      WebhookVerificationBenchmark.ReadyMac mac = new WebhookVerificationBenchmark.ReadyMac();
      mac.prepare();
      return () -> verification.verifyByHand(mac);
    };
  }
}
