package io.crmkit.testing;

import okio.Buffer;
import okio.ByteString;

/** What a fake has to know of HTTP/2's frames: RFC 9113, sections 4.1 and 6. */
final class Http2Frames {
  static final int HEADER_BYTES = 9;

  /** Comes before a client's first frame. */
  static final int PREFACE_BYTES = 24;

  private static final int TYPE = 3;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int GOAWAY = 7;
  private static final int NO_ERROR = 0;
  private static final int REFUSED_STREAM = 7;

  /** No stream has a higher number, so none that is under way is given up. */
  private static final int EVERY_STREAM = Integer.MAX_VALUE;

  private Http2Frames() {}

  /** Returns the length, its header included, of the frame whose first nine bytes are there. */
  static long length(Buffer begun) {
    long high = begun.getByte(0) & 0xff;
    int middle = begun.getByte(1) & 0xff;
    int low = begun.getByte(2) & 0xff;
    return HEADER_BYTES + ((high << 16) | (middle << 8) | low);
  }

  /** Tells whether the frame whose first nine bytes are there carries headers. */
  static boolean isHeaders(Buffer begun) {
    return begun.getByte(TYPE) == HEADERS;
  }

  /** Says that no further request is taken on this connection. */
  static ByteString goAway() {
    return new Buffer()
        .write(header(8, GOAWAY, new Buffer().writeInt(0).readByteString()))
        .writeInt(EVERY_STREAM)
        .writeInt(NO_ERROR)
        .readByteString();
  }

  /**
   * Says that a request was not processed.
   *
   * @param frame any frame of the request's stream
   */
  static ByteString refusal(ByteString frame) {
    return new Buffer()
        .write(header(4, RST_STREAM, frame.substring(5, HEADER_BYTES)))
        .writeInt(REFUSED_STREAM)
        .readByteString();
  }

  /** Returns a frame of headers whose block is preceded by another one. */
  static ByteString withBlock(ByteString frame, ByteString first, ByteString block) {
    int length = first.size() + block.size();
    return new Buffer()
        .writeByte(length >> 16)
        .writeShort(length)
        .write(frame.substring(TYPE, HEADER_BYTES))
        .write(first)
        .write(block)
        .readByteString();
  }

  private static ByteString header(int length, int type, ByteString stream) {
    return new Buffer()
        .writeShort(0)
        .writeByte(length)
        .writeByte(type)
        .writeByte(0)
        .write(stream)
        .readByteString();
  }
}
