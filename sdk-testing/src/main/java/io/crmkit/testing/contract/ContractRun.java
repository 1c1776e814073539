package io.crmkit.testing.contract;

import io.crmkit.ApiException;
import io.crmkit.CrmException;
import io.crmkit.NotFoundException;
import io.crmkit.Page;
import io.crmkit.PagedIterable;
import io.crmkit.testing.contract.ContractReport.Result;
import io.crmkit.testing.contract.ContractReport.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** One run of a suite: makes the calls, and collects what it sees. */
final class ContractRun {
  private final List<Result> results = new ArrayList<>();

  /** What an answer says, and whether that is what was expected. */
  record Seen(boolean agrees, String text) {
    static Seen of(boolean agrees, String text) {
      return new Seen(agrees, text);
    }
  }

  List<Result> results() {
    return results;
  }

  /** Makes a call whose failure differs from the contract. */
  void check(String call, String expected, Supplier<Seen> answer) {
    Seen seen;
    try {
      seen = answer.get();
    } catch (CrmException e) {
      seen = Seen.of(false, failure(e));
    }
    Verdict verdict = seen.agrees() ? Verdict.AGREES : Verdict.DIFFERS;
    results.add(new Result(call, expected, seen.text(), verdict));
  }

  /** Reads what further calls need; empty if it is not there, or if that failed, which differs. */
  <T> Optional<T> find(String call, String expected, Supplier<Optional<T>> answer) {
    try {
      return answer.get();
    } catch (CrmException e) {
      results.add(new Result(call, expected, failure(e), Verdict.DIFFERS));
      return Optional.empty();
    }
  }

  /** Creates something; empty if that failed, which is in the report. */
  <T> Optional<T> checkCreated(
      String call, String expected, Supplier<T> create, Function<T, Seen> judge) {
    List<T> created = new ArrayList<>();
    check(
        call,
        expected,
        () -> {
          created.add(create.get());
          return judge.apply(created.get(0));
        });
    return created.stream().findFirst();
  }

  /** Deletes something, and asks for it again. */
  void checkDeleted(String path, Runnable delete, Runnable get) {
    check(
        "DELETE " + path + "/{id}",
        "deleted",
        () -> {
          delete.run();
          return Seen.of(true, "deleted");
        });
    checkMissing("GET " + path + "/{deleted id}", get);
  }

  /** Makes a call that must be answered with 404. */
  void checkMissing(String call, Runnable get) {
    check(
        call,
        "status 404",
        () -> {
          try {
            get.run();
            return Seen.of(false, "found");
          } catch (NotFoundException e) {
            return Seen.of(true, failure(e));
          }
        });
  }

  /** Reads a page of one, and what is on it by its id, and asks for what is not there. */
  <T> void checkResource(
      String path, PagedIterable<T> onePerPage, Function<T, String> id, Function<String, T> get) {
    checkResource(path, onePerPage, id, get, "00000000-0000-4000-8000-000000000000");
  }

  /**
   * @param unknownId an id in the provider's form that nothing has
   */
  @SuppressWarnings("ReturnValueIgnored") // the unknown one is to throw
  <T> void checkResource(
      String path,
      PagedIterable<T> onePerPage,
      Function<T, String> id,
      Function<String, T> get,
      String unknownId) {
    Optional<T> first = checkList(path, onePerPage);
    String item = "GET " + path + "/{id}";
    if (first.isPresent()) {
      String listed = id.apply(first.get());
      check(item, "what the list holds", () -> sameId(listed, id.apply(get.apply(listed))));
    } else {
      skip(item, "what the list holds", "nothing to read");
    }
    checkMissing("GET " + path + "/{unknown id}", () -> get.apply(unknownId));
  }

  void skip(String call, String expected, String why) {
    results.add(new Result(call, expected, why, Verdict.SKIPPED));
  }

  static Seen sameId(String expected, String seen) {
    return Seen.of(expected.equals(seen), expected.equals(seen) ? "it" : "another id");
  }

  private <T> Optional<T> checkList(String path, PagedIterable<T> onePerPage) {
    List<T> items = new ArrayList<>();
    check(
        "GET " + path,
        "a page of at most 1, and a total",
        () -> {
          Page<T> page = onePerPage.firstPage();
          items.addAll(page.items());
          boolean agrees = page.items().size() <= 1 && page.total().isPresent();
          String total = page.total().isPresent() ? "" + page.total().getAsLong() : "?";
          return Seen.of(agrees, page.items().size() + " of " + total);
        });
    return items.stream().findFirst();
  }

  private static String failure(CrmException e) {
    return e instanceof ApiException answer
        ? "status " + answer.statusCode()
        : e.getClass().getSimpleName();
  }
}
