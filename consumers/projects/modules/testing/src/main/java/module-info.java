/** Uses the artifact as its documentation says. */
module com.example {
  requires io.crmkit.testing;

  exports com.example;
}
