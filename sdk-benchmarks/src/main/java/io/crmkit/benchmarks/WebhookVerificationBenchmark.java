package io.crmkit.benchmarks;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.crmkit.webhooks.WebhookProvider;
import io.crmkit.webhooks.WebhookSigner;
import io.crmkit.webhooks.WebhookVerifier;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Verifying one delivery, on as many threads as JMH is told. By hand it is the least that any
 * implementation has to do: one HMAC with a Mac that is ready, one for each thread, and one
 * comparison.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class WebhookVerificationBenchmark {
  private static final String SECRET = "whsec_0123456789abcdef0123456789abcdef";
  private static final SecretKeySpec KEY = new SecretKeySpec(SECRET.getBytes(UTF_8), "HmacSHA256");

  @Param({"512", "4096", "65536"})
  int bodyBytes;

  private byte[] body;
  private String header;
  private byte[] signature;
  private WebhookVerifier verifier;
  private WebhookVerifier rotating;

  @Setup
  public void prepare() throws GeneralSecurityException {
    body = new byte[bodyBytes];
    Arrays.fill(body, (byte) 'x');
    header = WebhookSigner.of(WebhookProvider.BOLSIVO, SECRET).sign(body);
    signature = HexFormat.of().parseHex(header);
    verifier = WebhookVerifier.of(WebhookProvider.BOLSIVO, SECRET);
    rotating = WebhookVerifier.of(WebhookProvider.BOLSIVO, "whsec_new", SECRET);
  }

  /** A Mac cannot be shared by threads. */
  @State(Scope.Thread)
  public static class ReadyMac {
    private Mac mac;

    /** Makes it ready. */
    @Setup
    public void prepare() throws GeneralSecurityException {
      mac = newMac();
    }
  }

  @Benchmark
  public boolean verifyByHand(ReadyMac ready) {
    return MessageDigest.isEqual(ready.mac.doFinal(body), signature);
  }

  @Benchmark
  public boolean verifyCrmKit() {
    return verifier.isValid(body, header);
  }

  /** During a rotation: two secrets, and both are always tried. */
  @Benchmark
  public boolean verifyTwoSecretsCrmKit() {
    return rotating.isValid(body, header);
  }

  /** What one writes by hand. */
  @Benchmark
  public boolean newMacEachTimeByHand() throws GeneralSecurityException {
    String expected = HexFormat.of().formatHex(newMac().doFinal(body));
    return MessageDigest.isEqual(expected.getBytes(UTF_8), header.getBytes(UTF_8));
  }

  private static Mac newMac() throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(KEY);
    return mac;
  }
}
