package io.crmkit.kolva;

import io.crmkit.ScriptedServer;

/** A scripted server in Kolva's place. */
final class KolvaServer extends ScriptedServer<KolvaClient, KolvaClient.Builder> {
  static final String KEY = "kolva_sk_0123456789abcdef";

  KolvaServer() {
    super(KolvaClient::builder, KEY, "/api/v1");
  }
}
