/** Lists that are fetched page by page. Internal. */
@NullMarked
package io.crmkit.transport.paging;

import org.jspecify.annotations.NullMarked;
