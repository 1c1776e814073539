package io.crmkit.webhooks;

import static io.crmkit.webhooks.Deliveries.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.util.Throwables.getStackTrace;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import io.crmkit.webhooks.UnreadableEventException.Reason;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an event's data is read as by classes of the user, and what is said if it does not fit. */
class EventDataTest {
  record Lead(String id, String title, Instant created_at) {}

  record Recipient(String to) {}

  @Test
  void readsDataIntoAClassOfTheUser() {
    WebhookEvent event =
        read(
            WebhookProvider.KANVO,
            """
            {"data": {"id": "b3e1a2f4", "title": "Smith Residence",
                      "created_at": "2026-06-17T14:20:00.000Z", "assignee_id": null}}
            """);

    assertThat(event.dataAs(Lead.class))
        .isEqualTo(new Lead("b3e1a2f4", "Smith Residence", Instant.parse("2026-06-17T14:20:00Z")));
  }

  @Test
  void readsTheWholeBodyWhereItIsFlat() {
    WebhookEvent event =
        read(WebhookProvider.BOLSIVO, "{\"event\":\"email.sent\",\"to\":\"manager@example.com\"}");

    assertThat(event.dataAs(Recipient.class)).isEqualTo(new Recipient("manager@example.com"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"KOLVA", "KOLVERA", "KAIVOX"})
  void readsDataOrElseTheWholeBodyWhereNoneIsDocumented(WebhookProvider provider) {
    assertThat(read(provider, "{\"data\":{\"to\":\"x\"},\"to\":\"y\"}").dataAs(Recipient.class))
        .isEqualTo(new Recipient("x"));
    assertThat(read(provider, "{\"to\":\"y\"}").dataAs(Recipient.class))
        .isEqualTo(new Recipient("y"));
  }

  @Test
  void tellsWhereDataDoesNotFitWithoutQuotingIt() {
    WebhookEvent event =
        read(WebhookProvider.KANVO, "{\"data\":{\"id\":\"1\",\"created_at\":\"private-word\"}}");

    assertThat(misfit(event))
        .hasMessage(
            "KANVO delivery does not fit io.crmkit.webhooks.EventDataTest$Lead at created_at")
        .hasNoCause();
  }

  record Scores(Map<String, Integer> byName) {}

  @Test
  void quotesNoKeysOfMapsWhereDataDoesNotFit() {
    WebhookEvent event =
        read(WebhookProvider.KANVO, "{\"data\":{\"byName\":{\"private-word\":\"high\"}}}");

    assertThatThrownBy(() -> event.dataAs(Scores.class))
        .isInstanceOf(UnreadableEventException.class)
        .hasMessage(
            "KANVO delivery does not fit io.crmkit.webhooks.EventDataTest$Scores at byName.[]");
  }

  @Test
  void tellsThatAClassCannotBeBound() {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.dataAs(Runnable.class))
        .withMessage(
            "Jackson cannot bind java.lang.Runnable; has it a constructor that Jackson can call, and"
                + " on the module path, is its package open to com.fasterxml.jackson.databind?");
  }

  /** A class that Jackson cannot make of anything. */
  static final class Unbindable {
    private Unbindable(int first, int second) {}
  }

  record Holder(Unbindable held) {}

  @Test
  void quotesNoContentWhereAClassCannotBeBound() {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"held\":\"private-word\"}}");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> event.dataAs(Holder.class))
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain("private-word"))
        .withMessageStartingWith(
            "Jackson cannot bind io.crmkit.webhooks.EventDataTest$Unbindable; ");
  }

  static final class Anything {
    @JsonAnySetter final Map<String, Integer> fields = new HashMap<>();
  }

  @Test
  void quotesNoFieldThatTheClassDoesNotName() {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"private-word\":\"high\"}}");

    assertThatThrownBy(() -> event.dataAs(Anything.class))
        .isInstanceOf(UnreadableEventException.class)
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain("private-word"));
  }

  enum Level {
    HIGH
  }

  record Picky(Level level) {
    Picky {
      throw new IllegalArgumentException("no " + level);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"private-word", "HIGH"})
  void quotesNoValueThatTheClassRefuses(String value) {
    WebhookEvent event = read(WebhookProvider.KANVO, "{\"data\":{\"level\":\"" + value + "\"}}");

    assertThatThrownBy(() -> event.dataAs(Picky.class))
        .isInstanceOf(UnreadableEventException.class)
        .satisfies(e -> assertThat(getStackTrace(e)).doesNotContain(value));
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "{\"data\":null}"})
  void saysSoIfThereIsNoDataToRead(String body) {
    assertThat(misfit(read(WebhookProvider.KANVO, body)))
        .hasMessage("KANVO delivery has no data to read as io.crmkit.webhooks.EventDataTest$Lead");
  }

  private static UnreadableEventException misfit(WebhookEvent event) {
    UnreadableEventException refused =
        catchThrowableOfType(UnreadableEventException.class, () -> event.dataAs(Lead.class));
    assertThat(refused.reason()).isEqualTo(Reason.DATA_MISMATCH);
    return refused;
  }
}
