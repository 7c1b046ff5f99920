package gov.va.mobile.watch.map.reader;

/**
 * Something that is wrong, or doubtful, at one place of a services map (map.md).
 *
 * @param line counted from 1
 * @param column counted from 1
 * @param message {@code found …, expected …}
 */
public record MapProblem(Severity severity, String file, int line, int column, String message) {
    /** One line: {@code FILE:LINE:COLUMN: found …, expected …}; a warning says that it is one. */
    @Override
    public String toString() {
        String kind = severity == Severity.WARNING ? "warning: " : "";
        return file + ":" + line + ":" + column + ": " + kind + message;
    }
}
