/** Uses the artifact as its documentation says. */
module com.example {
  requires io.crmkit.core;
  requires jdk.httpserver;

  exports com.example;
}
