package gov.va.mobile.watch.notification.slack;

import java.util.Locale;

/** What somebody typed after {@code /upstream}. */
sealed interface Command {
    /** How everything is. */
    record Status() implements Command {}

    /** The open incidents. */
    record Incidents() implements Command {}

    /** The windows that are not over. */
    record Windows() implements Command {}

    /** Who runs an upstream; {@code name} is its id or its name. */
    record Owner(String name) implements Command {}

    /** An incident was reported; {@code what} is its number or its upstream, {@code link} may be empty. */
    record Report(String what, String link) implements Command {}

    /** How an upstream is. */
    record Upstream(String name) implements Command {}

    /** What can be typed. */
    record Help() implements Command {}

    /** Understands it; a text that is none of the words is taken for an upstream. Pure. */
    static Command read(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        int space = line.indexOf(' ');
        String word = (space < 0 ? line : line.substring(0, space)).toLowerCase(Locale.ROOT);
        String rest = space < 0 ? "" : line.substring(space + 1);
        return switch (word) {
            case "", "status" -> rest.isEmpty() ? new Status() : new Upstream(rest);
            case "incidents", "incident" -> new Incidents();
            case "windows", "window" -> new Windows();
            case "owner", "who" -> rest.isEmpty() ? new Help() : new Owner(rest.replaceFirst("(?i)^owns ", ""));
            case "report", "reported" -> report(rest);
            case "help" -> new Help();
            default -> new Upstream(line);
        };
    }

    /** The link comes last; Slack may write it in angle brackets. */
    private static Command report(String rest) {
        if (rest.isEmpty()) {
            return new Help();
        }
        int space = rest.lastIndexOf(' ');
        String last = rest.substring(space + 1);
        boolean link = last.matches("<?(?i)https?://.*");
        if (!link) {
            return new Report(rest, "");
        }
        return space < 0
                ? new Help()
                : new Report(
                        rest.substring(0, space), last.replaceFirst("^<", "").replaceFirst("(\\|.*)?>$", ""));
    }
}
