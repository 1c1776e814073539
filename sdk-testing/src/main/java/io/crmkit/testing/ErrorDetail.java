package io.crmkit.testing;

import java.util.Optional;

/**
 * What an error answer says.
 *
 * @param text a sentence
 * @param field the body field that is wrong; empty if it is something else
 */
record ErrorDetail(String text, Optional<String> field) {
  static ErrorDetail of(String text) {
    return new ErrorDetail(text, Optional.empty());
  }
}
