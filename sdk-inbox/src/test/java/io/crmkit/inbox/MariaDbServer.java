package io.crmkit.inbox;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A MariaDB server, started when the first test wants it, and stopped with the JVM: the one that
 * the profile {@code mysql} brings, or one that is installed.
 */
final class MariaDbServer {
  private static final Optional<Path> BINARY = findBinary();

  private MariaDbServer() {}

  private static final class Running {
    static final int PORT = start(BINARY.orElseThrow());
  }

  /** The server's program; empty if there is none. */
  static Optional<Path> binary() {
    return BINARY;
  }

  static String url(String database) {
    return "jdbc:mariadb://127.0.0.1:" + Running.PORT + "/" + database + "?user=root";
  }

  private static Optional<Path> findBinary() {
    String home = System.getProperty("crmkit.mysql.home", "");
    Stream<Path> folders =
        home.isEmpty()
            ? Stream.of(System.getenv("PATH").split(File.pathSeparator)).map(Path::of)
            : Stream.of(Path.of(home, "bin"));
    return folders.map(folder -> folder.resolve("mariadbd")).filter(Files::exists).findFirst();
  }

  private static int start(Path binary) {
    try {
      Path data = Files.createTempDirectory("mariadb");
      int port = Ports.free();
      Process server = launch(binary, data, port);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, data)));
      awaitListening(server, port);
      return port;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException("MariaDB does not start", e);
    }
  }

  private static Process launch(Path binary, Path data, int port) throws IOException {
    binary.toFile().setExecutable(true);
    ProcessBuilder command =
        new ProcessBuilder(
            binary.toString(),
            "--no-defaults",
            "--user=" + System.getProperty("user.name"),
            "--datadir=" + data,
            "--socket=" + data.resolve("socket"),
            "--port=" + port,
            "--bind-address=127.0.0.1",
            "--skip-grant-tables", // an empty folder of data has no users
            "--skip-ssl"); // or it spends seconds on a key
    Path messages = binary.resolveSibling("../share");
    if (Files.exists(messages.resolve("english/errmsg.sys"))) {
      command.command().add("--lc-messages-dir=" + messages.normalize());
    }
    File log = data.resolve("server.log").toFile();
    return command.redirectErrorStream(true).redirectOutput(log).start();
  }

  private static void awaitListening(Process server, int port)
      throws IOException, InterruptedException {
    while (!listens(port)) {
      if (server.waitFor(50, MILLISECONDS)) {
        throw new IOException("it ended with " + server.exitValue());
      }
    }
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      return socket.isConnected();
    } catch (IOException e) {
      return false;
    }
  }

  private static void stop(Process server, Path data) {
    server.destroyForcibly().onExit().join();
    try (Stream<Path> files = Files.walk(data)) {
      files.sorted((a, b) -> b.compareTo(a)).map(Path::toFile).forEach(File::delete);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
