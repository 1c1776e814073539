package io.crmkit.transport;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** A JSON body. One-shot, so that OkHttp never decides by itself to send it a second time. */
final class JsonRequestBody extends RequestBody {
  private static final MediaType JSON = MediaType.get("application/json");

  private final byte[] bytes;
  private final @Nullable MediaType type;

  /** With the JSON; null for what a method that needs a body sends when there is none. */
  JsonRequestBody(byte @Nullable [] json) {
    this.bytes = json == null ? new byte[0] : json;
    this.type = json == null ? null : JSON;
  }

  @Override
  public @Nullable MediaType contentType() {
    return type;
  }

  @Override
  public long contentLength() {
    return bytes.length;
  }

  @Override
  public boolean isOneShot() {
    return true;
  }

  @Override
  public void writeTo(BufferedSink sink) throws IOException {
    sink.write(bytes);
  }
}
