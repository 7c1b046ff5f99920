package gov.va.mobile.watch.check;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.EventExecutor;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Which event loop a new connection gets: connections that begin together share one, so that one wake-up serves them all, and the next moment's go to the next loop,
 * so that all loops have their part.
 */
final class Loops {
    private static final long MOMENT = TimeUnit.MILLISECONDS.toNanos(100);

    private final List<EventLoop> all = new ArrayList<>();

    Loops(EventLoopGroup group) {
        for (EventExecutor one : group) {
            if (one instanceof EventLoop loop) {
                all.add(loop);
            }
        }
    }

    EventLoop now() {
        return all.get((int) Math.floorMod(System.nanoTime() / MOMENT, (long) all.size()));
    }
}
