package gov.va.mobile.watch.platform;

/** Looks at what people write before it is taken. */
public interface FreeTextScreen {
    /** What is to become of the text. */
    Verdict look(String text);

    /** What is to become of a text. */
    sealed interface Verdict {
        /** It is taken, in these words: its own, or with something masked. */
        record Taken(String text) implements Verdict {}

        /**
         * It is not taken.
         *
         * @param why as "found …, expected …"; repeats nothing of the text
         */
        record Refused(String why) implements Verdict {}
    }
}
