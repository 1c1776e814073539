/** Lists that are fetched page by page. Internal. */
package io.crmkit.transport.paging;
