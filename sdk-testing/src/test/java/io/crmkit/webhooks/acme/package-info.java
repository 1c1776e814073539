/**
 * The webhooks of a provider that does not exist, written as docs/adding-a-provider.md says: this
 * package, and one line in {@code Providers}. It uses nothing that a package outside this library
 * could not use.
 */
@NullMarked
package io.crmkit.webhooks.acme;

import org.jspecify.annotations.NullMarked;
