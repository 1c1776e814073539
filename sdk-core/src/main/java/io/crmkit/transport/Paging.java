package io.crmkit.transport;

/**
 * How a provider numbers its pages, which start at 1.
 *
 * @param pageParameter the query parameter with the page's number
 * @param sizeParameter the query parameter with the number of items a page
 * @param maxSize the largest page the provider gives, which is what lists ask for
 */
public record Paging(String pageParameter, String sizeParameter, int maxSize) {}
