package io.crmkit.benchmarks;

import java.net.Socket;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** The program of a {@link HoldingServer}: reports its address and when all requests came. */
final class HoldingServerProgram {
  private HoldingServerProgram() {}

  /** Takes the number of requests to expect. */
  public static void main(String[] args) throws Exception {
    CountDownLatch expected = new CountDownLatch(Integer.parseInt(args[0]));
    CompletableFuture<Void> told = new CompletableFuture<>();
    byte[] response = LoopbackServer.response(OneRecord.JSON);
    LoopbackListener.Service service =
        (Socket connection) -> {
          RequestSkipper requests = new RequestSkipper(connection.getInputStream());
          while (requests.skip()) {
            expected.countDown();
            told.join();
            connection.getOutputStream().write(response);
          }
        };
    try (LoopbackListener listener = new LoopbackListener(service)) {
      System.out.println(listener.baseUrl());
      expected.await();
      System.out.println("all requests came");
      System.in.read();
      told.complete(null);
      System.in.read(); // until the one who started it is done
    }
  }
}
