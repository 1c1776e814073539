package io.crmkit.testing;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import mockwebserver3.MockResponse;
import okio.Buffer;
import okio.ByteString;

/**
 * What is written on an HTTP/2 connection: that of the embedded server, which cannot say GOAWAY nor
 * REFUSED_STREAM once it knows the request.
 */
final class Http2Output extends FilterOutputStream {
  /**
   * Stands for a refusal. A status alone adds nothing to HPACK's table, so the client can do
   * without it.
   */
  static final MockResponse REFUSAL = new MockResponse.Builder().code(206).clearHeaders().build();

  /**
   * How the embedded server writes that: a field that is not indexed, its name by the number 8 in
   * the static table, its value in Huffman code: RFC 7541, section 6.2.2 and appendices A and B.
   */
  private static final ByteString REFUSAL_BLOCK = ByteString.decodeHex("0882101c");

  private final AcceptedSocket connection;
  private final Buffer frames = new Buffer();

  /** What a refusal kept from the client of the size of HPACK's table. */
  private ByteString owed = ByteString.EMPTY;

  Http2Output(OutputStream out, AcceptedSocket connection) {
    super(out);
    this.connection = connection;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    frames.write(bytes, offset, length);
    Buffer ready = new Buffer();
    while (frames.size() >= Http2Frames.HEADER_BYTES
        && frames.size() >= Http2Frames.length(frames)) {
      moveFrame(ready);
    }
    ready.writeTo(out);
  }

  private void moveFrame(Buffer ready) throws IOException {
    if (connection.takeGoAway()) {
      ready.write(Http2Frames.goAway());
    }
    boolean hasHeaders = Http2Frames.isHeaders(frames);
    ByteString frame = frames.readByteString(Http2Frames.length(frames));
    ready.write(hasHeaders ? refusalOrHeaders(frame) : frame);
  }

  private ByteString refusalOrHeaders(ByteString frame) {
    ByteString block = frame.substring(Http2Frames.HEADER_BYTES);
    int updates = lengthOfTableSizeUpdates(block);
    if (block.substring(updates).equals(REFUSAL_BLOCK)) {
      owed = new Buffer().write(owed).write(block, 0, updates).readByteString();
      return Http2Frames.refusal(frame);
    }
    ByteString whole = Http2Frames.withBlock(frame, owed, block);
    owed = ByteString.EMPTY;
    return whole;
  }

  /** They stand at the beginning of a block: RFC 7541, section 6.3. */
  private static int lengthOfTableSizeUpdates(ByteString block) {
    int end = 0;
    while ((block.getByte(end) & 0xe0) == 0x20) {
      boolean isLonger = (block.getByte(end) & 0x1f) == 0x1f;
      end++;
      while (isLonger) {
        isLonger = (block.getByte(end) & 0x80) != 0;
        end++;
      }
    }
    return end;
  }
}
