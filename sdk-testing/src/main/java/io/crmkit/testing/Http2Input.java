package io.crmkit.testing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import okio.Buffer;

/** What is read on an HTTP/2 connection. A request begins with a frame of headers. */
final class Http2Input extends FilterInputStream {
  private final AcceptedSocket connection;
  private final Buffer unseen = new Buffer();
  private long toSkip = Http2Frames.PREFACE_BYTES;

  Http2Input(InputStream in, AcceptedSocket connection) {
    super(in);
    this.connection = connection;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int count = super.read(bytes, offset, length);
    if (count > 0) {
      unseen.write(bytes, offset, count);
      lookAtFrames();
    }
    return count;
  }

  private void lookAtFrames() throws IOException {
    skip();
    while (toSkip == 0 && unseen.size() >= Http2Frames.HEADER_BYTES) {
      toSkip = Http2Frames.length(unseen);
      if (Http2Frames.isHeaders(unseen)) {
        connection.beginRequest();
      }
      skip();
    }
  }

  private void skip() throws IOException {
    long count = Math.min(toSkip, unseen.size());
    unseen.skip(count);
    toSkip -= count;
  }
}
