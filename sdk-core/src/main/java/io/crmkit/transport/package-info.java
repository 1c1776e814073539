/**
 * The one way every call takes: rate limit, authenticate, send, classify, then wait and repeat or
 * decode. Internal: open to the other modules of this library only, and free to change.
 *
 * <p>Start reading at {@link io.crmkit.transport.HttpTransport}; what differs between providers is
 * a {@link io.crmkit.transport.Provider}.
 */
package io.crmkit.transport;
