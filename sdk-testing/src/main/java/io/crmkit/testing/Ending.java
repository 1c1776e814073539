package io.crmkit.testing;

/** What becomes of a connection, or of one stream of it, for a request. */
enum Ending {
  /** Answered, and kept. */
  NONE,

  /** Reset before anything of the request was read. */
  DROPPED_UNREAD,

  /** Closed without an answer. */
  DROPPED,

  /** Neither answered nor closed. */
  HANGING,

  /** Answered, and used for no further request. */
  GOING_AWAY,

  /** Only over HTTP/2: the stream is refused, the connection is kept. */
  STREAM_REFUSED
}
