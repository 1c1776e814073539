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
import okhttp3.MediaType;
import okhttp3.Response;

/** Turns a response that says no into an {@link ErrorResponse}, whatever its body looks like. */
final class ErrorBody {
  private static final int MOST_BYTES = 64 * 1024;
  private static final int MOST_CHARACTERS = 16 * 1024;

  private ErrorBody() {}

  /**
   * Reads as much of the body as is of use.
   *
   * @param abandon ends the exchange when there is more: closing it would read on
   */
  static ErrorResponse read(
      Response response, CallState call, ErrorFormat format, Redactor redactor, Runnable abandon) {
    byte[] body = start(response);
    if (body.length == MOST_BYTES) {
      abandon.run();
    }
    return of(response, body, call, format, redactor);
  }

  static ErrorResponse of(
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
      TransportLog.LOG.debug("the body of an error response broke off after {} bytes", length, e);
    }
    return Arrays.copyOf(buffer, length);
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
