package io.crmkit.transport.paging;

/**
 * Where the pages of a list come from, and how they are read.
 *
 * @param fetcher performs the requests
 * @param identity what tells the items apart
 * @param first the number of the first page
 * @param ahead how many pages may be fetched ahead of the reader
 * @param maxPages how many pages one iteration may read
 */
record PageSource<T>(
    PageFetcher<T> fetcher, Identity<T> identity, int first, int ahead, int maxPages) {

  /** The number of the last page that may be read. */
  long lastAllowed() {
    return Math.min(first - 1L + maxPages, Integer.MAX_VALUE);
  }
}
