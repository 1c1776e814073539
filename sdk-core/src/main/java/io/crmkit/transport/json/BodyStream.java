package io.crmkit.transport.json;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A response body on its way to the parser: counts bytes against the limit and keeps the first ones
 * for error messages. Closing it leaves the source open: whoever opened the response closes it.
 *
 * <p>The first bytes are not copied as long as they stand in the parser's own buffer, which for
 * most responses is always: a body that fits one buffer is read by one call, and the next only
 * finds the end. Hence {@link #start} is valid until the parser is closed.
 */
final class BodyStream extends InputStream {
  private static final int KEPT = 1024;

  /** There is more than is read: nothing that follows can put that right. */
  static final class TooLargeException extends IOException {
    private static final long serialVersionUID = 1L;
  }

  private final InputStream source;
  private final long maxBytes;
  private byte[] start = {};
  private int offset;
  private int length;
  private boolean copied;
  private long count;

  BodyStream(InputStream source, long maxBytes) {
    this.source = source;
    this.maxBytes = maxBytes;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int from, int most) throws IOException {
    int n = count == 0 ? first(target, from, most) : next(target, from, most);
    if (n > 0) {
      count += n;
      if (count > maxBytes) {
        throw new TooLargeException();
      }
    }
    return n;
  }

  /** The first characters of the body, as far as it was read. */
  String start() {
    return new String(start, offset, Math.min(length, KEPT), StandardCharsets.UTF_8);
  }

  /** The whole body as it was read so far; null if more was read than is kept. */
  byte @Nullable [] whole() {
    return length == count ? Arrays.copyOfRange(start, offset, offset + length) : null;
  }

  private int first(byte[] target, int from, int most) throws IOException {
    int n = source.read(target, from, most);
    if (n > 0) {
      start = target;
      offset = from;
      length = n;
    }
    return n;
  }

  private int next(byte[] target, int from, int most) throws IOException {
    if (copied) {
      int n = source.read(target, from, most);
      keep(target, from, n);
      return n;
    }
    int one = source.read(); // at the end of the body, this leaves the parser's buffer as it is
    if (one < 0) {
      return -1;
    }
    copy();
    target[from] = (byte) one;
    keep(target, from, 1);
    return 1;
  }

  private void copy() {
    byte[] copy = new byte[KEPT];
    length = Math.min(length, KEPT);
    System.arraycopy(start, offset, copy, 0, length);
    start = copy;
    offset = 0;
    copied = true;
  }

  private void keep(byte[] read, int from, int n) {
    int more = Math.min(KEPT - length, n);
    if (more > 0) {
      System.arraycopy(read, from, start, length, more);
      length += more;
    }
  }
}
