package gov.va.mobile.watch.map.importing;

/** A file cannot be imported; the message says what was found and what would be right. */
final class BadFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadFileException(String file, String found, String expected) {
        super(file + ": found " + found + ", expected " + expected);
    }
}
