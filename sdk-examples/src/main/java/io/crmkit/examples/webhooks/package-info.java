/**
 * Receivers of webhooks: with the JDK's HTTP server, with Spring Boot, and as a servlet. In each,
 * the comment "raw bytes" marks the one place where most receivers go wrong.
 */
package io.crmkit.examples.webhooks;
