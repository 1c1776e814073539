/**
 * The client of a provider that does not exist, written as docs/adding-a-provider.md says: this
 * package and nothing else. It uses nothing of {@code io.crmkit.transport} that the package of a
 * real provider could not use.
 */
@NullMarked
package io.crmkit.acme;

import org.jspecify.annotations.NullMarked;
