package io.crmkit.docs;

/**
 * A fenced block of a page, or a region of a source file that a page may show.
 *
 * @param place where it stands, for messages
 * @param text its lines, without fences or markers
 */
record CodeBlock(String place, String text) {
  /** Whether both are the same code: line breaks and indentation are each page's own. */
  boolean isTheSameCodeAs(CodeBlock other) {
    return code().equals(other.code());
  }

  /** The code without any white space. */
  String code() {
    return text.replaceAll("\\s", "");
  }

  /** The place, which names a parameterized test. */
  @Override
  public String toString() {
    return place;
  }
}
