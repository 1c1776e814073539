package io.crmkit.transport;

import io.crmkit.RequestOutcome;
import io.crmkit.transport.json.RejectedResponseException;
import io.crmkit.transport.json.UnreadableResponseException;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/** Performs single HTTP exchanges through OkHttp, which is left nothing to decide by itself. */
final class HttpExchanger {
  private final Provider provider;
  private final TransportSettings settings;
  private final OkHttpClient client;
  private final LastUses lastUses;

  HttpExchanger(Provider provider, TransportSettings settings) {
    this.provider = provider;
    this.settings = settings;
    this.lastUses = new LastUses(settings.time);
    this.client =
        settings.httpClient == null ? HttpClients.own() : HttpClients.over(settings.httpClient);
  }

  /**
   * Performs one exchange, from connecting to the last byte of the response.
   *
   * @param permit is spent once the request is sent, whatever becomes of it
   */
  <T extends @Nullable Object> AttemptResult<T> exchange(
      ApiRequest<T> request, CallState call, Map<String, String> headers, Throttle.Permit permit) {
    LateAuthorization authorization = new LateAuthorization(provider.credential, key());
    Transmission transmission = new Transmission(request, lastUses);
    Call exchange = client.newCall(request(call, headers, authorization, transmission));
    ExchangeWatch.Watched watched = ExchangeWatch.SHARED.watch(exchange, call.attemptTimeout());
    IOException failure;
    try {
      call.cancellation.started(exchange);
      return receive(request, call, watched, authorization.redactor());
    } catch (IOException e) {
      failure = watched.cause(e);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp is Kotlin: while several connects race, an interrupt comes out of it undeclared.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      failure = (IOException) new InterruptedIOException().initCause(e);
    } finally {
      watched.ended();
      call.cancellation.ended(exchange);
      if (transmission.outcome() != RequestOutcome.NOT_SENT) {
        permit.spend();
      }
      if (transmission.isUncertain()) {
        call.failed(RequestOutcome.UNKNOWN);
      }
    }
    IOException clean = authorization.redactor().redact(failure);
    return AttemptResult.failed(new AttemptFailure.IoFailure(clean, transmission.outcome()), null);
  }

  /** Closes the connections that no call uses, if they are this client's own. */
  void release() {
    if (settings.httpClient == null) {
      client.connectionPool().evictAll();
      client.dispatcher().executorService().shutdown();
    }
  }

  private String key() {
    try {
      return Credential.checkedKey(settings.apiKey.get());
    } catch (IllegalArgumentException | NullPointerException e) {
      throw new IllegalStateException("the apiKey supplier gave an unusable key", e);
    }
  }

  private static Request request(
      CallState call,
      Map<String, String> headers,
      LateAuthorization authorization,
      Transmission transmission) {
    ApiRequest<?> request = call.request;
    JsonRequestBody body =
        request.body() == null && (request.isGet() || request.isDelete())
            ? null
            : new JsonRequestBody(request.body());
    Request.Builder builder =
        new Request.Builder()
            .url(call.url)
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.VALUE)
            .tag(LateAuthorization.class, authorization)
            .tag(Transmission.class, transmission)
            .method(request.method(), body);
    for (Map.Entry<String, String> header : headers.entrySet()) {
      builder.header(header.getKey(), header.getValue());
    }
    return builder.build();
  }

  private <T extends @Nullable Object> AttemptResult<T> receive(
      ApiRequest<T> request, CallState call, ExchangeWatch.Watched watched, Redactor redactor)
      throws IOException {
    Call exchange = watched.exchange;
    try (Response response = exchange.execute()) {
      if (!response.isSuccessful()) {
        byte[] body = ErrorBody.start(response, exchange);
        return AttemptResult.failed(errorStatus(response, body, call, redactor), response);
      }
      try {
        return AttemptResult.success(read(request, response), response);
      } catch (RejectedResponseException e) {
        return AttemptResult.failed(errorStatus(response, e.body(), call, redactor), response);
      } catch (UnreadableResponseException e) {
        exchange.cancel(); // or closing would read on, to use the connection again
        return AttemptResult.failed(
            new AttemptFailure.DecodeFailure(
                response.code(), redactor.redact(e.getMessage()), redactor.redact(e.start())),
            response);
      } catch (IOException e) {
        return AttemptResult.failed(
            new AttemptFailure.IoFailure(
                redactor.redact(watched.cause(e)), RequestOutcome.PROCESSED),
            response);
      }
    }
  }

  private <T extends @Nullable Object> T read(ApiRequest<T> request, Response response)
      throws IOException {
    if (response.body().contentLength() > settings.maxResponseBytes) {
      throw UnreadableResponseException.tooLarge(settings.maxResponseBytes);
    }
    return request
        .reader()
        .read(response.body().byteStream(), provider.envelope, settings.maxResponseBytes);
  }

  private AttemptFailure errorStatus(
      Response response, byte[] body, CallState call, Redactor redactor) {
    return new AttemptFailure.ErrorStatus(
        ErrorBody.read(response, body, call, provider.errorFormat, redactor),
        RetryAfter.parse(
            response.header(LateAuthorization.RETRY_AFTER),
            response.header("Date"),
            settings.time.now()));
  }
}
