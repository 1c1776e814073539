package io.crmkit.transport.json;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The items of one response, with what the provider says of the whole list.
 *
 * @param items the items
 * @param total how many the whole list has, if the provider says
 * @param size how many a full page has, if the provider says
 * @param nextPage the number of the next page, if the provider says
 */
public record Items<T>(List<T> items, OptionalLong total, OptionalInt size, OptionalInt nextPage) {}
