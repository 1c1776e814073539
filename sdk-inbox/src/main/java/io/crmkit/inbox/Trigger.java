package io.crmkit.inbox;

/**
 * What db-scheduler's row points to. A replayed delivery gets a new row, so that the end of the old
 * one, should it come late, does not take the new one with it.
 */
record Trigger(String key, int replays) {

  static Trigger parse(String instance) {
    int at = instance.lastIndexOf('@');
    return new Trigger(
        instance.substring(0, at), Integer.parseInt(instance, at + 1, instance.length(), 10));
  }

  String instance() {
    return key + "@" + replays;
  }
}
