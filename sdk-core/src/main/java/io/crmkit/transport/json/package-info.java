/**
 * Reading and writing of JSON: envelopes, models, dates, and what an answer that cannot be read
 * ends in. Internal.
 */
@NullMarked
package io.crmkit.transport.json;

import org.jspecify.annotations.NullMarked;
