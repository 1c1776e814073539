package io.crmkit.transport.paging;

import io.crmkit.Page;
import java.util.OptionalInt;

/**
 * What one request of a list brought.
 *
 * @param page the page
 * @param nextPage the number of the next page, if the provider says
 * @param isLast whether it is the provider's word that no page follows
 */
public record PageResponse<T>(Page<T> page, OptionalInt nextPage, boolean isLast) {}
