package io.crmkit.transport;

import io.crmkit.Input;
import io.crmkit.ListQuery;
import io.crmkit.PagedIterable;
import io.crmkit.Query;
import io.crmkit.transport.json.Items;
import io.crmkit.transport.json.ResponseReader;
import io.crmkit.transport.json.Responses;
import io.crmkit.transport.paging.Identity;
import io.crmkit.transport.paging.PagedList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The requests that objects of one kind understand, all below one path. Made once per kind and
 * kept: it holds the readers.
 *
 * @param <T> the model of one object
 */
public final class Endpoint<T> {
  private final Class<T> type;
  private final String[] path;
  private final Set<String> siblings;
  private final List<String> key;
  private final ResponseReader<T> item;
  private final ResponseReader<Items<T>> items;

  /** Objects of the given type, listed at the given path and each found by its id below it. */
  public Endpoint(Class<T> type, String... path) {
    this(type, path.clone(), Set.of(), List.of("id"));
  }

  private Endpoint(Class<T> type, String[] path, Set<String> siblings, List<String> key) {
    this.type = type;
    this.path = path;
    this.siblings = siblings;
    this.key = key;
    this.item = Responses.item(type);
    this.items = Responses.items(type);
  }

  /**
   * The same, for a provider that has other endpoints where an object of this kind would be: their
   * names, in lower case, are no ids.
   */
  public Endpoint<T> beside(String... siblings) {
    return new Endpoint<>(type, path, Set.of(siblings), key);
  }

  /**
   * The same, for objects that are recognized by more than their id when they come a second time.
   *
   * @param key the names of the model's components that tell two objects apart, all of them texts;
   *     none when nothing does
   */
  public Endpoint<T> identifiedBy(String... key) {
    return new Endpoint<>(type, path, siblings, List.of(key));
  }

  /**
   * Those that fit a query, fetched page by page while they are read: in pages of the size that a
   * {@link ListQuery} asks for, else of the size that the provider chooses.
   */
  public PagedIterable<T> list(HttpTransport transport, Query query) {
    Objects.requireNonNull(query, "query == null");
    OptionalInt perPage = query instanceof ListQuery list ? list.perPage() : OptionalInt.empty();
    ApiRequest<Items<T>> request = ApiRequest.get(path).query(query.parameters()).returning(items);
    return new PagedList<>(new ListFetcher<>(transport, request, perPage), Identity.of(type, key));
  }

  /** Fetches one. */
  public ApiRequest<T> get(String id) {
    return ApiRequest.get(below(id)).id(path.length).returning(item);
  }

  /** Fetches one that its id alone does not name. */
  public ApiRequest<T> get(String id, Query query) {
    return ApiRequest.get(below(id)).id(path.length).query(query.parameters()).returning(item);
  }

  /** Creates one. */
  public ApiRequest<T> create(Input input) {
    return ApiRequest.post(path).body(required(input)).returning(item);
  }

  /** Changes some fields of one. */
  public ApiRequest<T> patch(String id, Input input) {
    return ApiRequest.patch(below(id)).id(path.length).body(required(input)).returning(item);
  }

  /** Changes one by PUT. */
  public ApiRequest<T> put(String id, Input input) {
    return ApiRequest.put(below(id)).id(path.length).body(required(input)).returning(item);
  }

  /** Changes what stands under a name of its own below one. */
  public ApiRequest<T> patchPart(String id, String part, Object body) {
    return ApiRequest.patch(below(id, part)).id(path.length).body(body).returning(item);
  }

  /** Deletes one. */
  public ApiRequest<@Nullable Void> delete(String id) {
    return ApiRequest.delete(below(id)).id(path.length).returning(Responses.nothing());
  }

  /** Deletes one that its id alone does not name. */
  public ApiRequest<@Nullable Void> delete(String id, Query query) {
    return ApiRequest.delete(below(id))
        .id(path.length)
        .query(query.parameters())
        .returning(Responses.nothing());
  }

  private static Input required(Input input) {
    return Objects.requireNonNull(input, "input == null"); // null would be sent as no body
  }

  private String[] below(String... segments) {
    requireId(segments[0]);
    String[] all = Arrays.copyOf(path, path.length + segments.length);
    System.arraycopy(segments, 0, all, path.length, segments.length);
    return all;
  }

  /** An id that begins as a sibling does would act on that one behind a server that decodes %2F. */
  private void requireId(String id) {
    Objects.requireNonNull(id, "id == null");
    String first = PathSegments.parts(id)[0].toLowerCase(Locale.ROOT);
    if (siblings.contains(first)) {
      throw new IllegalArgumentException(
          "id must not be '%s': that is the name of another endpoint".formatted(first));
    }
  }
}
