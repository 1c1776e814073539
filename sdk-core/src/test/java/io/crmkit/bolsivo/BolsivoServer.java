package io.crmkit.bolsivo;

import io.crmkit.ScriptedServer;

/** A scripted server in Bolsivo's place. */
final class BolsivoServer extends ScriptedServer<BolsivoClient, BolsivoClient.Builder> {
  static final String KEY = "lp_0123456789abcdef0123456789abcdef";

  BolsivoServer() {
    super(BolsivoClient::builder, KEY, "/api");
  }
}
