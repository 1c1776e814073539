/** Uses the artifact as its documentation says. */
module com.example {
  requires io.crmkit.inbox;
  requires com.h2database;

  exports com.example;
}
