package io.crmkit.transport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.crmkit.ErrorResponse;
import io.crmkit.transport.json.ErrorFormat;
import io.crmkit.transport.json.JsonCodec;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import okhttp3.MediaType;
import okhttp3.Response;

/** Turns an answer that says no into an {@link ErrorResponse}, whatever its body looks like. */
final class ErrorBody {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 16 * 1024;

  private ErrorBody() {}

  static ErrorResponse read(Response response, CallState call, ErrorFormat format) {
    return of(response, start(response), call, format);
  }

  static ErrorResponse of(Response response, byte[] body, CallState call, ErrorFormat format) {
    String text = withoutKey(new String(body, charset(response)), response);
    JsonNode tree = tree(text);
    return new ErrorResponse(
        response.code(),
        format.message(tree),
        format.fieldErrors(tree),
        text.substring(0, Math.min(text.length(), MOST_CHARACTERS)),
        response.headers().toMultimap(),
        call.request().method(),
        call.url().encodedPath());
  }

  /**
   * The status already says that the call failed: a body that breaks off still helps to say why.
   */
  private static byte[] start(Response response) {
    byte[] buffer = new byte[MOST_BYTES];
    int length = 0;
    try {
      InputStream body = response.body().byteStream();
      int n;
      while (length < MOST_BYTES && (n = body.read(buffer, length, MOST_BYTES - length)) > 0) {
        length += n;
      }
    } catch (IOException e) {
      HttpExchanger.LOG.debug("the body of an error answer broke off after {} bytes", length, e);
    }
    return java.util.Arrays.copyOf(buffer, length);
  }

  /** Servers are known to repeat a key that they do not accept. */
  private static String withoutKey(String text, Response response) {
    ExchangeTag attempt = response.request().tag(ExchangeTag.class);
    // An interceptor of the host that answers by itself has not seen the key.
    return attempt == null ? text : Redaction.without(attempt.key(), text);
  }

  private static JsonNode tree(String body) {
    try {
      return JsonCodec.treeReader().readTree(body);
    } catch (IOException | NumberFormatException e) { // the latter for a huge exponent
      return MissingNode.getInstance(); // not readable as JSON: it is passed on as text
    }
  }

  private static Charset charset(Response response) {
    MediaType type = response.body().contentType();
    Charset named = type == null ? null : type.charset();
    return named == null ? StandardCharsets.UTF_8 : named;
  }
}
