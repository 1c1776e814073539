/** Checks that a provider, its fake and the client agree: the same cases against either. */
@NullMarked
package io.crmkit.testing.contract;

import org.jspecify.annotations.NullMarked;
