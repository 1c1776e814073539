/** Runnable programs that show how the libraries are used. Not published. */
@NullMarked
package io.crmkit.examples;

import org.jspecify.annotations.NullMarked;
