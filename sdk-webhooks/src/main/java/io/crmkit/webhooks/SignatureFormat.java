package io.crmkit.webhooks;

import static java.util.Objects.requireNonNull;

import java.security.GeneralSecurityException;
import javax.crypto.Mac;
import org.jspecify.annotations.Nullable;

/**
 * How a provider writes the HMAC of a body into its header: algorithm, encoding, and what stands
 * before it. Immutable.
 *
 * <pre>{@code
 * SignatureFormat.hex("HmacSHA256").prefix("sha256=")
 * }</pre>
 */
public final class SignatureFormat {
  private final String algorithm;
  private final SignatureEncoding encoding;
  private final int bytes;
  private final int encodedLength;
  private final String prefix;
  private final boolean prefixOptional;

  private SignatureFormat(
      String algorithm,
      SignatureEncoding encoding,
      int bytes,
      String prefix,
      boolean prefixOptional) {
    this.algorithm = algorithm;
    this.encoding = encoding;
    this.bytes = bytes;
    this.encodedLength = encoding.lengthOf(bytes);
    this.prefix = prefix;
    this.prefixOptional = prefixOptional;
  }

  /**
   * {@return the format of hexadecimal digits with nothing before them} They are written in lower
   * case, and accepted in either.
   *
   * @param algorithm a {@link Mac} of this Java runtime, for example {@code HmacSHA256}
   * @throws IllegalArgumentException if it has no such algorithm
   */
  public static SignatureFormat hex(String algorithm) {
    return of(algorithm, SignatureEncoding.HEX);
  }

  /**
   * {@return the format of Base64, padded, with nothing before it}
   *
   * @param algorithm a {@link Mac} of this Java runtime, for example {@code HmacSHA256}
   * @throws IllegalArgumentException if it has no such algorithm
   */
  public static SignatureFormat base64(String algorithm) {
    return of(algorithm, SignatureEncoding.BASE64);
  }

  private static SignatureFormat of(String algorithm, SignatureEncoding encoding) {
    requireNonNull(algorithm, "algorithm == null");
    try {
      int bytes = Mac.getInstance(algorithm).getMacLength();
      return new SignatureFormat(algorithm, encoding, bytes, "", false);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("this Java runtime has no Mac named " + algorithm, e);
    }
  }

  /**
   * {@return the format with this text before the signature, for example {@code sha256=}}
   *
   * @param prefix the text, which must stand there when a signature is verified
   */
  public SignatureFormat prefix(String prefix) {
    requireNonNull(prefix, "prefix == null");
    return new SignatureFormat(algorithm, encoding, bytes, prefix, false);
  }

  /**
   * {@return the format that accepts the signature with this text before it and without, for
   * providers that document neither} It is written without.
   *
   * @param prefix the text that may stand there
   */
  public SignatureFormat optionalPrefix(String prefix) {
    requireNonNull(prefix, "prefix == null");
    return new SignatureFormat(algorithm, encoding, bytes, prefix, true);
  }

  String algorithm() {
    return algorithm;
  }

  /** Whether the provider leaves open how it writes a signature. */
  boolean isOpen() {
    return prefixOptional;
  }

  /** Returns the signature's bytes, or null if the header is not in this format. */
  byte @Nullable [] decode(String header) {
    int from = header.length() - encodedLength;
    boolean hasPrefix = from == prefix.length() && header.startsWith(prefix);
    return hasPrefix || (prefixOptional && from == 0) ? encoding.decode(header, from, bytes) : null;
  }

  String encode(byte[] signature) {
    String encoded = encoding.encode(signature);
    return prefixOptional ? encoded : prefix + encoded;
  }

  /** What a header has to look like, in words. */
  String description() {
    String signature = encodedLength + " " + encoding.characters();
    if (prefix.isEmpty()) {
      return signature;
    }
    return prefixOptional
        ? signature + ", with or without " + prefix + " before them"
        : prefix + " and " + signature;
  }
}
