package io.crmkit.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The server's side of one HTTP/2 connection (RFC 9113), as far as tests need it: request headers
 * are not decoded, streams are known by their number.
 */
final class Http2Connection implements AutoCloseable {
  static final int NO_ERROR = 0;
  static final int INTERNAL_ERROR = 2;
  static final int REFUSED_STREAM = 7;
  static final int CANCEL = 8;
  static final int ENHANCE_YOUR_CALM = 11;

  private static final int PREFACE_BYTES = 24;
  private static final int DATA = 0;
  private static final int HEADERS = 1;
  private static final int RST_STREAM = 3;
  private static final int SETTINGS = 4;
  private static final int PING = 6;
  private static final int GOAWAY = 7;
  private static final int WINDOW_UPDATE = 8;
  private static final int ACK = 1;
  private static final int END_STREAM = 1;
  private static final int END_HEADERS = 4;
  private static final int MAX_CONCURRENT_STREAMS = 3;

  private final Socket socket;
  private final Behaviour behaviour;
  private final Http2Server.Script script;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final ReentrantLock writing = new ReentrantLock();
  private final Map<Integer, Stream> streams = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private int highestServed;
  private final CountDownLatch pong = new CountDownLatch(1);
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int lastStream = Integer.MAX_VALUE;
  private volatile boolean silent;

  /**
   * What a connection does by itself.
   *
   * @param maxStreams the concurrent streams that SETTINGS allow
   * @param opensWindow whether what was received is credited by WINDOW_UPDATE
   */
  record Behaviour(int maxStreams, boolean opensWindow) {
    static final Behaviour PROPER = new Behaviour(100, true);
  }

  Http2Connection(Socket socket, Behaviour behaviour, Http2Server.Script script)
      throws IOException {
    this.socket = socket;
    this.behaviour = behaviour;
    this.script = script;
    this.in = new DataInputStream(socket.getInputStream());
    this.out = new DataOutputStream(socket.getOutputStream());
  }

  /** The body of every request that came whole and was not sent away. */
  List<String> requests() {
    return requests;
  }

  /** The requests that are under way. */
  int openStreams() {
    return streams.size();
  }

  /** Leaves pings unanswered from now on, as if the connection were lost. */
  void fallSilent() {
    silent = true;
  }

  /** Ends the connection gracefully: what has not come whole by now is not processed. */
  void goAway() throws IOException {
    goAway(highestServed);
  }

  /** Ends the connection gracefully: streams above the given one are not processed. */
  void goAway(int lastStream) throws IOException {
    this.lastStream = lastStream;
    ByteArrayOutputStream payload = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(payload);
    data.writeInt(lastStream);
    data.writeInt(NO_ERROR);
    write(GOAWAY, 0, 0, payload.toByteArray());
  }

  /** Ends the connection gracefully, and waits until the client has read that. */
  void goAwayAndAwait(int lastStream) throws IOException, InterruptedException {
    goAway(lastStream);
    write(PING, 0, 0, new byte[8]); // frames are read in order
    await(pong);
  }

  /** Ends what is sent to the client without a word, and waits until it has closed its side. */
  void hangUpAndAwait() throws IOException, InterruptedException {
    socket.shutdownOutput();
    await(ended);
  }

  private static void await(CountDownLatch latch) throws InterruptedException {
    assertThat(latch.await(5, TimeUnit.SECONDS)).isTrue();
  }

  /** Closes the socket without a word. */
  @Override
  public void close() throws IOException {
    socket.close();
  }

  void run() {
    try {
      in.readNBytes(PREFACE_BYTES);
      write(SETTINGS, 0, 0, setting(MAX_CONCURRENT_STREAMS, behaviour.maxStreams()));
      while (true) {
        readFrame();
      }
    } catch (IOException e) {
      ended.countDown(); // by the client or by the test
    }
  }

  private static byte[] setting(int id, int value) {
    return new byte[] {
      0, (byte) id, (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private void readFrame() throws IOException {
    int length = in.readUnsignedShort() << 8 | in.readUnsignedByte();
    int type = in.readUnsignedByte();
    int flags = in.readUnsignedByte();
    int stream = in.readInt() & Integer.MAX_VALUE;
    byte[] payload = in.readNBytes(length);
    switch (type) {
      case HEADERS -> headers(stream, flags);
      case DATA -> data(stream, flags, payload);
      case RST_STREAM -> {
        streams.remove(stream);
        script.wasReset();
      }
      case SETTINGS -> acknowledge(SETTINGS, flags, new byte[0]);
      case PING -> {
        pong.countDown();
        if (!silent) {
          acknowledge(PING, flags, payload);
        }
      }
      default -> {
        // What it says does not matter here.
      }
    }
  }

  private void acknowledge(int type, int flags, byte[] payload) throws IOException {
    if ((flags & ACK) == 0) {
      write(type, ACK, 0, payload);
    }
  }

  private void headers(int id, int flags) throws IOException {
    streams.put(id, new Stream(id));
    endIfLast(id, flags);
  }

  private void data(int id, int flags, byte[] payload) throws IOException {
    if (behaviour.opensWindow() && payload.length > 0) {
      credit(0, payload.length);
      credit(id, payload.length);
    }
    Stream stream = streams.get(id);
    if (stream != null) {
      stream.body.writeBytes(payload);
      endIfLast(id, flags);
    }
  }

  private void endIfLast(int id, int flags) throws IOException {
    // What is above it was sent before the client had read GOAWAY.
    if ((flags & END_STREAM) != 0 && id <= lastStream) {
      Stream stream = streams.get(id);
      highestServed = Math.max(highestServed, id);
      requests.add(stream.body());
      script.serve(stream);
    }
  }

  private void credit(int stream, int bytes) throws IOException {
    write(
        WINDOW_UPDATE,
        0,
        stream,
        new byte[] {(byte) (bytes >> 24), (byte) (bytes >> 16), (byte) (bytes >> 8), (byte) bytes});
  }

  private void write(int type, int flags, int stream, byte[] payload) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    DataOutputStream data = new DataOutputStream(frame);
    data.writeByte(payload.length >> 16);
    data.writeShort(payload.length);
    data.writeByte(type);
    data.writeByte(flags);
    data.writeInt(stream);
    data.write(payload);
    writing.lock();
    try {
      out.write(frame.toByteArray());
      out.flush();
    } finally {
      writing.unlock();
    }
  }

  /** One request and its response. */
  final class Stream {
    private final int id;
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();

    private Stream(int id) {
      this.id = id;
    }

    /** Odd numbers, in order; OkHttp begins with 3. */
    int id() {
      return id;
    }

    Http2Connection connection() {
      return Http2Connection.this;
    }

    String body() {
      return body.toString(StandardCharsets.UTF_8);
    }

    void respond(int status, String json) throws IOException {
      streams.remove(id);
      write(HEADERS, END_HEADERS, id, status(status));
      write(DATA, END_STREAM, id, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins a response whose body never comes. */
    void respondHeadersOnly(int status) throws IOException {
      write(HEADERS, END_HEADERS, id, status(status));
    }

    void reset(int code) throws IOException {
      streams.remove(id);
      write(RST_STREAM, 0, id, new byte[] {0, 0, 0, (byte) code});
    }

    /** A literal field without indexing whose name is entry 8 of HPACK's static table, :status. */
    private byte[] status(int status) {
      byte[] digits = Integer.toString(status).getBytes(StandardCharsets.US_ASCII);
      return new byte[] {8, 3, digits[0], digits[1], digits[2]};
    }
  }
}
