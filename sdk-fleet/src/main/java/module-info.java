/** One rate limit for many machines. */
module io.crmkit.fleet {
  requires transitive io.crmkit.core;
  requires transitive io.github.bucket4j.core;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.crmkit.fleet;
}
