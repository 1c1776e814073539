package io.crmkit.testing;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * What is read and written on an HTTP/1.1 connection. What comes first, and first after something
 * was written, is the beginning of a request.
 */
final class Http1Streams {
  private final AcceptedSocket connection;
  private volatile boolean isIdle = true;

  Http1Streams(AcceptedSocket connection) {
    this.connection = connection;
  }

  InputStream input(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int count = super.read(bytes, offset, length);
        if (isIdle && count > 0) {
          isIdle = false;
          connection.beginRequest();
        }
        return count;
      }
    };
  }

  OutputStream output(OutputStream out) {
    return new FilterOutputStream(out) {
      @Override
      public void write(byte[] bytes, int offset, int length) throws IOException {
        out.write(bytes, offset, length);
        isIdle = true;
      }
    };
  }
}
