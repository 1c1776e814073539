package io.crmkit.benchmarks;

/** Who did the work. */
enum Contender {
  CRMKIT,
  BY_HAND
}
