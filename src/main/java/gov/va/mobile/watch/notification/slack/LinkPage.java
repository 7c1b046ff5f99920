package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.Deed;
import gov.va.mobile.watch.notification.Links;
import gov.va.mobile.watch.notification.Offer;
import java.util.List;
import java.util.Map;

/** The pages behind one-time links: they ask once more, and act only when their form is sent. Without scripts. Pure. */
final class LinkPage {
    private final Links links;

    LinkPage(Links links) {
        this.links = links;
    }

    /**
     * A field of the form.
     *
     * @param type of an HTML input, or {@code textarea}, {@code checkbox}, {@code radio}
     * @param options of a radio: value and label
     */
    record Field(String name, String label, String type, String value, boolean required, Map<String, String> options) {
        static Field text(String name, String label, String value, boolean required) {
            return new Field(name, label, "text", value, required, Map.of());
        }
    }

    /** Asks; {@code errors} by field, empty at first. */
    String ask(Offer offer, String situation, List<Field> fields, Map<String, String> errors) {
        var form = new StringBuilder("<form method=\"post\" class=\"panel\">");
        errors.forEach((field, error) -> {
            if (fields.stream().noneMatch(known -> known.name().equals(field))) {
                form.append(alert("error", field + ": " + error));
            }
        });
        fields.forEach(field -> form.append(field(field, errors.getOrDefault(field.name(), ""))));
        form.append("<p><button type=\"submit\" class=\"button\">")
                .append(Html.escape(title(offer.deed())))
                .append("</button></p></form>");
        return page(
                title(offer.deed()) + "?",
                "<p>" + Html.escape(situation) + "</p>" + form
                        + "<p class=\"hint\">Nothing happens until you press the button. This link is good once.</p>",
                offer);
    }

    /** Says what came of it. */
    String said(String title, String kind, String words, Offer offer) {
        return page(title, alert(kind, words), offer);
    }

    /** Of a link that is none of ours. */
    String unknown() {
        return page(
                "This link is not good",
                alert("error", "It is incomplete, or was never good. Nothing was done."),
                links.home());
    }

    static String title(Deed deed) {
        return switch (deed) {
            case ACKNOWLEDGE -> "Acknowledge the incident";
            case REPORTED -> "Enter where it was reported";
            case CONFIRM -> "Confirm the window";
            case EDIT -> "Edit the window";
            case REJECT -> "Reject the proposal";
            case EXTEND -> "Extend the window";
            case END -> "End the window now";
        };
    }

    private String page(String title, String body, Offer offer) {
        return page(
                title, body, offer.deed().ofWindow() ? links.window(offer.target()) : links.incident(offer.target()));
    }

    private static String page(String title, String body, String more) {
        return "<!DOCTYPE html><html lang=\"en\"><head><meta charset=\"utf-8\">"
                + "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
                + "<meta name=\"color-scheme\" content=\"light dark\"><meta name=\"robots\" content=\"noindex, nofollow\">"
                + "<title>" + Html.escape(title) + " - Upstream Watch</title>"
                + "<link rel=\"icon\" href=\"/favicon.svg\" type=\"image/svg+xml\"><link rel=\"stylesheet\" href=\"/assets/watch.css\">"
                + "</head><body><header class=\"header\"><div class=\"width header-row\"><p class=\"title\"><a href=\"/\">Upstream Watch</a></p>"
                + "</div></header><main class=\"width\"><h1>" + Html.escape(title) + "</h1>" + body + "<p><a href=\""
                + Html.escape(more) + "\">Open it on the page</a></p></main></body></html>";
    }

    private static String field(Field field, String error) {
        String id = "field-" + field.name();
        String wrong = error.isEmpty()
                ? ""
                : "<p class=\"alert alert-error\" id=\"" + id + "-error\">" + Html.escape(error) + "</p>";
        String described = error.isEmpty() ? "" : " aria-invalid=\"true\" aria-describedby=\"" + id + "-error\"";
        String attributes =
                " id=\"" + id + "\" name=\"" + field.name() + "\"" + (field.required() ? " required" : "") + described;
        String label = "<label for=\"" + id + "\">" + Html.escape(field.label()) + "</label>";
        return wrong
                + switch (field.type()) {
                    case "radio" -> radio(field, described);
                    case "checkbox" ->
                        "<p><input type=\"checkbox\" value=\"true\"" + attributes + "> " + label + "</p>";
                    case "textarea" ->
                        "<p>" + label + "<br><textarea rows=\"3\" cols=\"60\"" + attributes + ">"
                                + Html.escape(field.value()) + "</textarea></p>";
                    default ->
                        "<p>" + label + "<br><input type=\"" + field.type() + "\" value=\"" + Html.escape(field.value())
                                + "\"" + attributes + "></p>";
                };
    }

    private static String radio(Field field, String described) {
        var choices =
                new StringBuilder("<fieldset" + described + "><legend>" + Html.escape(field.label()) + "</legend>");
        field.options().forEach((value, label) -> {
            String id = "field-" + field.name() + "-" + value;
            choices.append("<p><input type=\"radio\" required id=\"")
                    .append(id)
                    .append("\" name=\"")
                    .append(field.name())
                    .append("\" value=\"")
                    .append(Html.escape(value))
                    .append(value.equals(field.value()) ? "\" checked> <label for=\"" : "\"> <label for=\"")
                    .append(id)
                    .append("\">")
                    .append(Html.escape(label))
                    .append("</label></p>");
        });
        return choices.append("</fieldset>").toString();
    }

    private static String alert(String kind, String words) {
        return "<p class=\"alert alert-" + kind + "\" role=\"status\">" + Html.escape(words) + "</p>";
    }
}
