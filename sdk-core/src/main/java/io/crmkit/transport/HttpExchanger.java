package io.crmkit.transport;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonParser;
import io.crmkit.ErrorResponse;
import io.crmkit.RequestOutcome;
import io.crmkit.transport.json.BodyStream;
import io.crmkit.transport.json.DuplicateFieldDetector;
import io.crmkit.transport.json.JsonCodec;
import io.crmkit.transport.json.RejectedResponseException;
import io.crmkit.transport.json.UnreadableResponseException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Authenticator;
import okhttp3.Call;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Performs single HTTP exchanges through OkHttp, which is left nothing to decide by itself. */
final class HttpExchanger {
  static final Logger LOG = LoggerFactory.getLogger("io.crmkit.transport");

  private final Provider provider;
  private final TransportSettings settings;
  private final OkHttpClient client;

  HttpExchanger(Provider provider, TransportSettings settings) {
    this.provider = provider;
    this.settings = settings;
    this.client = client(settings.httpClient);
  }

  private static OkHttpClient client(@Nullable OkHttpClient given) {
    OkHttpClient.Builder builder =
        given != null
            ? given.newBuilder()
            // The attempt's own timeout covers reading and writing.
            : new OkHttpClient.Builder().readTimeout(Duration.ZERO).writeTimeout(Duration.ZERO);
    builder
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .followSslRedirects(false)
        .authenticator(Authenticator.NONE)
        .cache(null) // its keys do not know API keys
        .addInterceptor(new RetryAfterRestorer())
        .networkInterceptors()
        .add(0, new AuthorizingInterceptor());
    return builder.build();
  }

  /** Performs one exchange, from connecting to the last byte of the answer. */
  <T extends @Nullable Object> AttemptResult<T> exchange(
      ApiRequest<T> request,
      CallState call,
      Map<String, String> headers,
      Cancellation cancellation) {
    ExchangeTag attempt = new ExchangeTag(provider.credential(), key());
    Call exchange = client.newCall(request(request, call, headers, attempt));
    exchange.timeout().timeout(call.attemptTimeout().toNanos(), TimeUnit.NANOSECONDS);
    cancellation.started(exchange);
    InterruptWatch.SHARED.started(exchange);
    try (Response response = exchange.execute()) {
      return response.isSuccessful()
          ? decode(request, call, response, attempt)
          : answered(call, response, ErrorBody.read(response, call, provider.errorFormat()));
    } catch (IOException e) {
      return new AttemptResult<>(
          null,
          new AttemptFailure.IoFailure(
              e, attempt.sent ? RequestOutcome.UNKNOWN : RequestOutcome.NOT_SENT),
          0,
          null);
    } finally {
      InterruptWatch.SHARED.ended(exchange);
      cancellation.ended(exchange);
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
      ApiRequest<?> request, CallState call, Map<String, String> headers, ExchangeTag attempt) {
    Request.Builder builder =
        new Request.Builder()
            .url(call.url())
            .header("Accept", "application/json")
            .header("User-Agent", UserAgent.VALUE)
            .tag(ExchangeTag.class, attempt)
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

  private <T extends @Nullable Object> AttemptResult<T> decode(
      ApiRequest<T> request, CallState call, Response response, ExchangeTag attempt) {
    BodyStream body = new BodyStream(response.body().byteStream(), settings.maxResponseBytes);
    try (JsonParser parser = new DuplicateFieldDetector(JsonCodec.factory().createParser(body))) {
      T value = request.answer().read(parser, provider.envelope());
      return new AttemptResult<>(value, null, response.code(), response.headers());
    } catch (RejectedResponseException e) {
      return answered(
          call, response, ErrorBody.of(response, body.start(), call, provider.errorFormat()));
    } catch (NumberFormatException e) {
      // Jackson lets an exponent of more than ten digits through to BigDecimal, which throws this.
      return failed(
          response,
          undecoded(
              response,
              body,
              attempt,
              new UnreadableResponseException("it has a number with a huge exponent")));
    } catch (IOException e) {
      return failed(response, undecoded(response, body, attempt, e));
    }
  }

  private static AttemptFailure undecoded(
      Response response, BodyStream body, ExchangeTag attempt, IOException e) {
    IOException broken = body.connectionFailure();
    if (broken != null) {
      return new AttemptFailure.IoFailure(broken, RequestOutcome.PROCESSED);
    }
    String start = new String(body.start(), StandardCharsets.UTF_8);
    return new AttemptFailure.DecodeFailure(
        response.code(), problem(e), Redaction.without(attempt.key(), start), e);
  }

  private static String problem(IOException e) {
    return e instanceof JacksonException jackson ? jackson.getOriginalMessage() : e.getMessage();
  }

  private <T extends @Nullable Object> AttemptResult<T> answered(
      CallState call, Response response, ErrorResponse error) {
    return failed(
        response,
        new AttemptFailure.ErrorStatus(
            error,
            RetryAfter.parse(
                response.header(AuthorizingInterceptor.RETRY_AFTER),
                response.header("Date"),
                settings.time.now())));
  }

  private static <T extends @Nullable Object> AttemptResult<T> failed(
      Response response, AttemptFailure failure) {
    return new AttemptResult<>(null, failure, response.code(), response.headers());
  }
}
