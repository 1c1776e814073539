package io.crmkit.examples;

import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.crmkit.Page;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A file of one JSON object a line, written page by page. Beside it, in a file that ends in {@code
 * .progress}, stands which page comes next and how long the file is without it: whatever a killed
 * run left behind that is cut off by the next one.
 */
final class ExportFile implements Closeable {
  private static final ObjectWriter JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build()
          .writer();

  private final Path progress;
  private final FileChannel file;
  private int nextPage;

  private ExportFile(Path progress, FileChannel file, int nextPage) {
    this.progress = progress;
    this.file = file;
    this.nextPage = nextPage;
  }

  /** Opens the file where an earlier run stopped, or begins it anew. */
  static ExportFile open(Path path) throws IOException {
    Path progress = path.resolveSibling(path.getFileName() + ".progress");
    int nextPage = 1;
    long length = 0;
    if (Files.exists(progress)) {
      String[] words = Files.readString(progress).strip().split(" ");
      nextPage = Integer.parseInt(words[0]);
      length = Long.parseLong(words[1]);
    }
    FileChannel file = FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    file.truncate(length).position(length);
    return new ExportFile(progress, file, nextPage);
  }

  /** The number of the page to go on with, from 1. */
  int nextPage() {
    return nextPage;
  }

  /** Writes a page and notes that it is done, in that order. */
  void write(Page<?> page) throws IOException {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    for (Object item : page.items()) {
      lines.write(JSON.writeValueAsBytes(item));
      lines.write('\n');
    }
    ByteBuffer bytes = ByteBuffer.wrap(lines.toByteArray());
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
    file.force(false);
    nextPage = page.number() + 1;
    note();
  }

  /** The export is complete: the next run begins anew. */
  void complete() throws IOException {
    Files.deleteIfExists(progress);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /** Replaces the note in one step, so that there is a whole one at every moment. */
  private void note() throws IOException {
    Path next = progress.resolveSibling(progress.getFileName() + ".new");
    Files.writeString(next, nextPage + " " + file.position());
    Files.move(next, progress, StandardCopyOption.ATOMIC_MOVE);
  }
}
