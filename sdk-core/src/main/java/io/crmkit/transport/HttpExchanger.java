package io.crmkit.transport;

import io.crmkit.ErrorResponse;
import io.crmkit.RequestOutcome;
import io.crmkit.transport.json.RejectedResponseException;
import io.crmkit.transport.json.UnreadableResponseException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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

  /** Performs one exchange, from connecting to the last byte of the response. */
  <T extends @Nullable Object> AttemptResult<T> exchange(
      ApiRequest<T> request, CallState call, Map<String, String> headers) {
    LateAuthorization authorization = new LateAuthorization(provider.credential(), key());
    Transmission transmission = new Transmission(request, lastUses);
    Call exchange = client.newCall(request(request, call, headers, authorization, transmission));
    exchange.timeout().timeout(Durations.toNanos(call.attemptTimeout()), TimeUnit.NANOSECONDS);
    try {
      call.cancellation().started(exchange);
      InterruptWatch.SHARED.started(exchange);
      return receive(request, call, exchange, authorization);
    } catch (IOException e) {
      return failed(e, authorization, transmission);
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      // OkHttp is Kotlin: while several connects race, an interrupt comes out of it undeclared.
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return failed(
          (IOException) new InterruptedIOException().initCause(e), authorization, transmission);
    } finally {
      InterruptWatch.SHARED.ended(exchange);
      call.cancellation().ended(exchange);
      if (transmission.isUncertain()) {
        call.failed(RequestOutcome.UNKNOWN);
      }
    }
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

  private Request request(
      ApiRequest<?> request,
      CallState call,
      Map<String, String> headers,
      LateAuthorization authorization,
      Transmission transmission) {
    Request.Builder builder =
        new Request.Builder()
            .url(call.url())
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.VALUE)
            .tag(LateAuthorization.class, authorization)
            .tag(Transmission.class, transmission)
            .method(request.method(), body(request));
    headers.forEach(builder::header);
    return builder.build();
  }

  private static @Nullable JsonRequestBody body(ApiRequest<?> request) {
    byte[] body = request.body();
    if (body != null) {
      return JsonRequestBody.of(body);
    }
    return request.isGet() || request.isDelete() ? null : JsonRequestBody.empty();
  }

  private <T extends @Nullable Object> AttemptResult<T> receive(
      ApiRequest<T> request, CallState call, Call exchange, LateAuthorization authorization)
      throws IOException {
    try (Response response = exchange.execute()) {
      if (!response.isSuccessful()) {
        return errorStatus(
            response,
            ErrorBody.read(
                response,
                call,
                provider.errorFormat(),
                authorization.redactor(),
                exchange::cancel));
      }
      AttemptResult<T> result = decode(request, call, response, authorization);
      if (isUnread(result)) {
        exchange.cancel(); // or closing would read on, to use the connection again
      }
      return result;
    }
  }

  private static boolean isUnread(AttemptResult<?> result) {
    return result instanceof AttemptResult.Failed<?> failed
        && failed.failure() instanceof AttemptFailure.DecodeFailure;
  }

  private <T extends @Nullable Object> AttemptResult<T> decode(
      ApiRequest<T> request, CallState call, Response response, LateAuthorization authorization) {
    InputStream body = response.body().byteStream();
    try {
      if (response.body().contentLength() > settings.maxResponseBytes) {
        throw UnreadableResponseException.tooLarge(settings.maxResponseBytes);
      }
      T value = request.answer().read(body, provider.envelope(), settings.maxResponseBytes);
      return new AttemptResult.Success<>(value, response.code(), response.headers());
    } catch (RejectedResponseException e) {
      return errorStatus(
          response,
          ErrorBody.of(response, e.body(), call, provider.errorFormat(), authorization.redactor()));
    } catch (UnreadableResponseException e) {
      return failed(
          response,
          new AttemptFailure.DecodeFailure(
              response.code(),
              authorization.redactor().redact(e.getMessage()),
              authorization.redactor().redact(e.start())));
    } catch (IOException e) {
      return failed(
          response,
          new AttemptFailure.IoFailure(
              authorization.redactor().redact(e), RequestOutcome.PROCESSED));
    }
  }

  private static <T extends @Nullable Object> AttemptResult<T> failed(
      Response response, AttemptFailure failure) {
    return new AttemptResult.Failed<>(failure, response.code(), response.headers());
  }

  private <T extends @Nullable Object> AttemptResult<T> errorStatus(
      Response response, ErrorResponse error) {
    return new AttemptResult.Failed<>(
        new AttemptFailure.ErrorStatus(
            error,
            RetryAfter.parse(
                response.header(LateAuthorization.RETRY_AFTER),
                response.header("Date"),
                settings.time.now())),
        response.code(),
        response.headers());
  }

  private static <T extends @Nullable Object> AttemptResult<T> failed(
      IOException failure, LateAuthorization authorization, Transmission transmission) {
    return new AttemptResult.Failed<>(
        new AttemptFailure.IoFailure(
            authorization.redactor().redact(failure), transmission.outcome()));
  }
}
