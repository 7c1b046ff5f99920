package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Words;
import gov.va.mobile.watch.notification.slack.LinkPage.Field;
import gov.va.mobile.watch.window.Preview;
import gov.va.mobile.watch.window.Scope;
import gov.va.mobile.watch.window.WindowStatus;
import gov.va.mobile.watch.window.WindowView;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the form behind a one-time link asks, and its fields as the API has them. Pure. */
final class LinkFields {
    /** Who presses the button. */
    static final String NAME = "name";

    private LinkFields() {}

    /** The form; {@code window} is the one that it is about, if it is about one. */
    static List<Field> of(Deed deed, Optional<WindowView> window, Instant now) {
        List<Field> fields = new ArrayList<>();
        switch (deed) {
            case ACKNOWLEDGE -> {}
            case REPORTED -> {
                fields.add(new Field("link", "Link to the report", "url", "", true, Map.of()));
                fields.add(new Field("note", "Note (optional)", "textarea", "", false, Map.of()));
                fields.add(new Field(
                        "alreadyReported", "Somebody else had reported it before", "checkbox", "", false, Map.of()));
            }
            case CONFIRM ->
                window.ifPresent(about -> {
                    fields.add(new Field("scope", "Is VA.gov affected too?", "radio", "", true, scopes(about)));
                    fields.add(Field.text("agreedWith", "If VA.gov is: who agreed there? (optional)", "", false));
                    fields.add(time("end", "Until", about.end()));
                    fields.add(message(about));
                    fields.add(new Field(
                            "autoEnd",
                            "End it by itself when it works again before that",
                            "checkbox",
                            "",
                            false,
                            Map.of()));
                });
            case EDIT ->
                window.ifPresent(about -> {
                    if (about.status() == WindowStatus.CONFIRMED) {
                        fields.add(time("start", "From", about.start()));
                    }
                    fields.add(time("end", "Until", about.end()));
                    fields.add(message(about));
                    fields.add(Field.text("reason", "Why", "", true));
                });
            case REJECT -> fields.add(Field.text("reason", "Why not?", "", true));
            case EXTEND ->
                window.ifPresent(about -> fields.add(time(
                        "end",
                        "New end",
                        about.proposedChange()
                                .filter(change -> change.kind().equals("extend"))
                                .map(WindowView.ProposedChange::end)
                                .orElse((about.end().isBefore(now) ? now : about.end()).plus(Duration.ofHours(1))))));
            case END -> fields.add(Field.text("reason", "Why (optional)", "", false));
        }
        fields.add(Field.text(NAME, "Your name, for the record", "", true));
        return fields;
    }

    /** What was entered, as the API has it; what was left as it was is no change. */
    static Map<String, Object> read(Deed deed, Form form, Optional<WindowView> window, Instant now) {
        Map<String, Object> entered = new LinkedHashMap<>();
        for (Field field : of(deed, window, now)) {
            String value = form.get(field.name()).strip();
            boolean same = value.equals(field.value().strip()) && deed != Deed.EXTEND;
            if (field.name().equals(NAME) || value.isEmpty() || same) {
                continue;
            }
            entered.put(
                    field.name(),
                    switch (field.type()) {
                        case "checkbox" -> true;
                        case "datetime-local" -> instant(value);
                        default -> value;
                    });
        }
        return entered;
    }

    /** The form again, with what was entered. */
    static List<Field> again(List<Field> fields, Form form) {
        return fields.stream()
                .map(field -> new Field(
                        field.name(),
                        field.label(),
                        field.type(),
                        form.get(field.name()),
                        field.required(),
                        field.options()))
                .toList();
    }

    private static Field time(String name, String label, Instant at) {
        String local = at.atZone(Words.ZONE)
                .toLocalDateTime()
                .truncatedTo(ChronoUnit.MINUTES)
                .toString();
        return new Field(name, label + " (Eastern Time)", "datetime-local", local, true, Map.of());
    }

    private static Field message(WindowView window) {
        return new Field(
                "userMessage",
                "Words to users",
                "textarea",
                window.userMessage().orElse(""),
                false,
                Map.of());
    }

    private static Map<String, String> scopes(WindowView window) {
        Map<String, String> choices = new LinkedHashMap<>();
        window.preview()
                .map(Preview::scopes)
                .orElse(List.of())
                .forEach(choice -> choices.put(
                        choice.scope().code(),
                        (choice.scope() == Scope.MOBILE ? "No: the app only. It " : "Yes: the app and VA.gov. It ")
                                + choice.meaning()));
        return choices;
    }

    /** What no calendar has stays as it was entered, and is refused as such. */
    private static String instant(String local) {
        try {
            return LocalDateTime.parse(local).atZone(Words.ZONE).toInstant().toString();
        } catch (DateTimeParseException noTime) {
            return local;
        }
    }
}
