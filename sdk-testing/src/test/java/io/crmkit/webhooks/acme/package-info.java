/**
 * The webhooks of a provider that does not exist, written as docs/adding-a-provider.md says: this
 * package and nothing else. It uses nothing that a package outside this library could not use.
 */
@NullMarked
package io.crmkit.webhooks.acme;

import org.jspecify.annotations.NullMarked;
