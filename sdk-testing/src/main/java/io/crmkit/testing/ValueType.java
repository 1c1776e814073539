package io.crmkit.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** What a body field or a query parameter may hold, and how an error names it. */
enum ValueType {
  TEXT("a string", JsonNode::isTextual, text -> true),
  WORDS("a string that is not blank", text -> !text.isBlank()),
  WEB_ADDRESS("an http or https URL", ValueType::isWebAddress),
  UUID("a UUID", ValueType::isUuid),
  DATE("an ISO 8601 date or date-time", ValueType::isDate),
  DAY("a date such as 2026-06-30", ValueType::isDay),
  TIME("a time such as 09:30", ValueType::isTime),
  CURRENCY("an ISO 4217 code such as EUR", ValueType::isCurrency),
  NUMBER("a number", JsonNode::isNumber, text -> false),
  BOOLEAN(
      "true or false", JsonNode::isBoolean, text -> text.equals("true") || text.equals("false")),
  INTEGER("an integer", JsonNode::isIntegralNumber, ValueType::isInteger),
  OBJECT("an object", JsonNode::isObject, text -> false),
  TEXT_LIST("an array of strings", node -> isListOf(node, JsonNode::isTextual), text -> false),
  OBJECT_LIST("an array of objects", node -> isListOf(node, JsonNode::isObject), text -> false);

  private static final Pattern UUID_PATTERN =
      Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");
  private static final Pattern TIME_PATTERN = Pattern.compile("([01]\\d|2[0-3]):[0-5]\\d");
  private static final Pattern CURRENCY_PATTERN = Pattern.compile("[A-Z]{3}");
  private static final Pattern INTEGER_PATTERN = Pattern.compile("-?\\d{1,9}");

  private static final DateTimeFormatter DATE_OR_DATE_TIME =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffsetId()
          .toFormatter(Locale.ROOT)
          .withResolverStyle(ResolverStyle.STRICT);

  private final String description;
  private final Predicate<JsonNode> json;
  private final Predicate<String> text;

  ValueType(String description, Predicate<String> text) {
    this(description, node -> node.isTextual() && text.test(node.textValue()), text);
  }

  ValueType(String description, Predicate<JsonNode> json, Predicate<String> text) {
    this.description = description;
    this.json = json;
    this.text = text;
  }

  String description() {
    return description;
  }

  boolean accepts(JsonNode value) {
    return json.test(value);
  }

  boolean acceptsText(String value) {
    return text.test(value);
  }

  private static boolean isWebAddress(String text) {
    try {
      URI uri = new URI(text);
      return uri.getHost() != null && List.of("http", "https").contains(uri.getScheme());
    } catch (URISyntaxException e) {
      return false;
    }
  }

  private static boolean isDay(String text) {
    try {
      LocalDate.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isTime(String text) {
    return TIME_PATTERN.matcher(text).matches();
  }

  private static boolean isCurrency(String text) {
    return CURRENCY_PATTERN.matcher(text).matches();
  }

  private static boolean isUuid(String text) {
    return UUID_PATTERN.matcher(text).matches();
  }

  private static boolean isInteger(String text) {
    return INTEGER_PATTERN.matcher(text).matches();
  }

  private static boolean isListOf(JsonNode node, Predicate<JsonNode> item) {
    return node.isArray() && StreamSupport.stream(node.spliterator(), false).allMatch(item);
  }

  private static boolean isDate(String text) {
    try {
      DATE_OR_DATE_TIME.parse(text);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
