package gov.va.mobile.watch.health;

/**
 * Whether a check goes to and fro (behaviour.md §3, "Flapping"): more than 30 % of its last 20 judged results differ from the one before; it ends under 15 %. The
 * results are kept as bits of one number, the newest last, behind a leading one; pure.
 */
final class Flapping {
    /** No result yet. */
    static final int NOTHING = 1;

    /** So many results are looked at; it is silent with fewer. */
    static final int RESULTS = 20;

    private static final int FULL = 1 << RESULTS;
    private static final int BEGINS_ABOVE_PERCENT = 30;
    private static final int ENDS_BELOW_PERCENT = 15;
    private static final int HUNDRED = 100;

    private Flapping() {}

    /** After one more result, which changed or not. */
    static int after(int changes, boolean changed) {
        int next = changes << 1 | (changed ? 1 : 0);
        return next < FULL << 1 ? next : (next & (FULL - 1)) | FULL;
    }

    /** Whether it flaps, by those results and by whether it did before. */
    static boolean flaps(int changes, boolean before) {
        if (changes < FULL) {
            return false;
        }
        int percent = HUNDRED * Integer.bitCount(changes & (FULL - 1)) / RESULTS;
        return before ? percent >= ENDS_BELOW_PERCENT : percent > BEGINS_ABOVE_PERCENT;
    }
}
