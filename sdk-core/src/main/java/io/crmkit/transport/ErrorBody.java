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
import java.util.Arrays;
import okhttp3.Call;
import okhttp3.MediaType;
import okhttp3.Response;

/** Turns a response that says no into an {@link ErrorResponse}, whatever its body looks like. */
final class ErrorBody {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 16 * 1024;

  private ErrorBody() {}

  /**
   * The body as far as it is of use. The status already says that the call failed: one that breaks
   * off still helps to say why.
   *
   * @param exchange is ended when there is more: closing the response would read on
   */
  static byte[] start(Response response, Call exchange) {
    byte[] buffer = new byte[MOST_BYTES];
    int length = 0;
    try {
      InputStream body = response.body().byteStream();
      int n;
      while (length < MOST_BYTES && (n = body.read(buffer, length, MOST_BYTES - length)) > 0) {
        length += n;
      }
    } catch (IOException e) {
      TransportLog.LOG.debug("the body of an error response broke off after {} bytes", length, e);
    }
    if (length == MOST_BYTES) {
      exchange.cancel();
    }
    return Arrays.copyOf(buffer, length);
  }

  /** What a response with such a body says, without the key. */
  static ErrorResponse read(
      Response response, byte[] body, CallState call, ErrorFormat format, Redactor redactor) {
    String text = new String(body, charset(response));
    JsonNode tree = tree(text);
    String message = format.message(tree);
    String shown = redactor.redact(text);
    return new ErrorResponse(
        response.code(),
        message == null ? null : redactor.redact(message),
        redactor.redact(format.fieldErrors(tree)),
        shown.substring(0, Math.min(shown.length(), MOST_CHARACTERS)),
        redactor.redact(response.headers()).toMultimap(),
        call.request.method(),
        call.url.encodedPath());
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
