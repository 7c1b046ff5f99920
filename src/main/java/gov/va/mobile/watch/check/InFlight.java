package gov.va.mobile.watch.check;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The calls that are out, so that a shutdown can cut them short. */
final class InFlight implements AutoCloseable {
    private final Set<Call<?>> calls = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    /** Begins a call. */
    <T> Call<T> begin(Progress progress) {
        var call = new Call<T>(progress);
        calls.add(call);
        if (closed) {
            call.fail(Call.CUT);
        }
        return call;
    }

    /** The call is over, however it ended. */
    void end(Call<?> call) {
        calls.remove(call);
    }

    /** Cuts what is out and all that is begun later: inconclusive, because nobody is to blame. */
    @Override
    public void close() {
        closed = true;
        calls.forEach(call -> call.fail(Call.CUT));
    }
}
