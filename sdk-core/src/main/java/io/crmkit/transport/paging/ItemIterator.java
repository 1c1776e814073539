package io.crmkit.transport.paging;

import java.util.Collections;
import java.util.Iterator;
import java.util.NoSuchElementException;

/**
 * The items of a sequence of pages, one by one.
 *
 * @param <T> the type of the items
 */
final class ItemIterator<T> implements Iterator<T> {
  private final PageSequence<T> pages;
  private Iterator<T> items = Collections.emptyIterator();

  ItemIterator(PageSequence<T> pages) {
    this.pages = pages;
  }

  @Override
  public boolean hasNext() {
    while (!items.hasNext() && pages.hasNext()) {
      items = pages.nextItems().iterator();
    }
    return items.hasNext();
  }

  @Override
  public T next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the list has no more items");
    }
    return items.next();
  }
}
