package io.crmkit.transport;

import java.util.List;

/** Paths without what differs from call to call. */
final class PathTemplate {
  /** Every segment is the endpoint's own. */
  static final int NO_ID = -1;

  /** The caller wrote the path: any segment may be an id. */
  static final int UNKNOWN = -2;

  private PathTemplate() {}

  /**
   * The template of a path.
   *
   * @param id which segment is an id, from 0; or one of the constants
   */
  static String of(List<String> path, int id) {
    if (id == UNKNOWN) {
      return "/{path}";
    }
    StringBuilder template = new StringBuilder();
    for (int i = 0; i < path.size(); i++) {
      template.append('/').append(i == id ? "{id}" : path.get(i));
    }
    return template.toString();
  }
}
