package io.crmkit.testing;

import java.util.Optional;

/**
 * What an error answer says.
 *
 * @param text a sentence
 * @param field the body field that is wrong; empty if it is something else
 */
record Problem(String text, Optional<String> field) {
  static Problem of(String text) {
    return new Problem(text, Optional.empty());
  }
}
