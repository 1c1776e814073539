package io.crmkit;

/**
 * A list cannot be read on: the provider gives the same items again and again, or more pages than
 * {@link PagedIterable#maxPages} allows. What came before it is unharmed. The iterator that threw
 * it throws it again whenever it is asked, and sends nothing more.
 */
public final class PagingException extends CrmException {
  private static final long serialVersionUID = 1L;

  private final int page;

  /**
   * Creates a failure. Public so that tests of calling code can make one.
   *
   * @param provider the name of the provider that was called, such as {@code Kanvo}
   * @param message what was asked, what happened and what to do next
   * @param outcome what the provider did with the request for the page
   * @param attempts how often the page was asked for, 0 when it was not
   * @param page the number of the page
   */
  public PagingException(
      String provider, String message, RequestOutcome outcome, int attempts, int page) {
    super(provider, message, null, outcome, attempts);
    this.page = page;
  }

  /**
   * {@return the number of the page that could not be given, for {@link PagedIterable#resumeFrom}}
   */
  public int page() {
    return page;
  }
}
