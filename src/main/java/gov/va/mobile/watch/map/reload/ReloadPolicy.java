package gov.va.mobile.watch.map.reload;

/** When a look at the services map's file is reason to read it again. Pure. */
final class ReloadPolicy {
    private ReloadPolicy() {}

    /**
     * What was seen before, each by its hash.
     *
     * @param judged the content that was last read as a map, whether it was taken or refused
     * @param seen the content of the last look
     */
    record Looks(String judged, String seen) {
        /** Nothing was looked at yet. */
        static final Looks NONE = new Looks("", "");

        /** The same after one more look. */
        Looks saw(String content) {
            return new Looks(judged, content);
        }

        /** The same once that content was read as a map. */
        Looks judged(String content) {
            return new Looks(content, content);
        }
    }

    /** What to do about a content. */
    enum Step {
        /** It was read before. */
        NOTHING,
        /** It is new: whoever writes it may not be done. */
        WAIT,
        /** It is new and was the same at two looks in a row. */
        JUDGE
    }

    /** What the newest look means. */
    static Step onLook(Looks before, String content) {
        if (content.equals(before.judged())) {
            return Step.NOTHING;
        }
        return content.equals(before.seen()) ? Step.JUDGE : Step.WAIT;
    }
}
