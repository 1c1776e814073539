package io.crmkit.kanvo;

import io.crmkit.ScriptedServer;

/** A scripted server in Kanvo's place. */
final class KanvoServer extends ScriptedServer<KanvoClient, KanvoClient.Builder> {
  static final String KEY = "kv_live_0123456789abcdef";

  KanvoServer() {
    super(KanvoClient::builder, KEY, "/api/v1");
  }
}
