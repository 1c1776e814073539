package io.crmkit.kaivox;

import io.crmkit.ScriptedServer;

/** A scripted server in KaiVox's place. */
final class KaiVoxServer extends ScriptedServer<KaiVoxClient, KaiVoxClient.Builder> {
  static final String KEY = "kv_live_abcdef0123456789";

  KaiVoxServer() {
    super(KaiVoxClient::builder, KEY, "/api/v1");
  }
}
