package io.crmkit.transport;

import io.crmkit.RequestOptions;
import io.crmkit.ResponseInfo;

/** Tells whoever was named in the options of an answered call. */
final class OnResponse {
  private OnResponse() {}

  /** Says what the last attempt of a call brought, if there was a response. */
  static void tell(RequestOptions options, CallState call, AttemptResult<?> result) {
    if (options.onResponse().isEmpty() || result.status() == 0) {
      return;
    }
    ResponseInfo info =
        new ResponseInfo(
            result.status(), result.headerMap(), call.attempts(), call.deadline().elapsed());
    try {
      options.onResponse().get().accept(info);
    } catch (RuntimeException | Error e) {
      TransportLog.LOG.warn(
          "onResponse failed after {}; the call's result stands", call.describe(), e);
    }
  }
}
