package io.crmkit.transport.json;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A response body on its way to the parser: counts bytes against the limit, keeps the first ones
 * for error messages, and remembers whether the connection or the content was at fault.
 */
public final class BodyStream extends InputStream {
  static final int KEPT = 1024;

  private final InputStream source;
  private final long most;
  private byte[] start = {};
  private int kept;
  private long count;
  private @Nullable IOException connectionFailure;

  public BodyStream(InputStream source, long most) {
    this.source = source;
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int n = readSource(target, offset, length);
    if (n > 0) {
      keep(target, offset, n);
      count += n;
      if (count > most) {
        throw new UnreadableResponseException(
            "it is larger than maxResponseBytes, which is " + most);
      }
    }
    return n;
  }

  /** The first bytes of the body, as far as it was read. */
  public byte[] start() {
    return Arrays.copyOf(start, kept);
  }

  /** What broke while reading, if it was the connection. */
  public @Nullable IOException connectionFailure() {
    return connectionFailure;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }

  private int readSource(byte[] target, int offset, int length) throws IOException {
    try {
      return source.read(target, offset, length);
    } catch (IOException e) {
      connectionFailure = e;
      throw e;
    }
  }

  private void keep(byte[] target, int offset, int n) {
    int more = Math.min(KEPT - kept, n);
    if (more > 0) {
      start = Arrays.copyOf(start, kept + more);
      System.arraycopy(target, offset, start, kept, more);
      kept += more;
    }
  }
}
