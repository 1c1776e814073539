import org.jspecify.annotations.NullMarked;

/** Typed clients of the Kanvo, Kolva, KaiVox and Bolsivo APIs over one shared HTTP transport. */
@NullMarked
@SuppressWarnings("module") // io.crmkit.testing is built later
module io.crmkit.core {
  requires transitive com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires transitive okhttp3;
  requires okio;
  requires org.slf4j;
  requires static org.jspecify;

  exports io.crmkit;
  exports io.crmkit.bolsivo;
  exports io.crmkit.kaivox;
  exports io.crmkit.kanvo;
  exports io.crmkit.kolva;
  exports io.crmkit.transport to
      io.crmkit.testing;
}
