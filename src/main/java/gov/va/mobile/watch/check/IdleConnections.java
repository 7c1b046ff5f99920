package gov.va.mobile.watch.check;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.AttributeKey;
import io.netty.util.ReferenceCountUtil;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.TimeUnit;

/**
 * At most one idle connection per target, for checks with {@code connection: reuse}. None serves for longer than 10 minutes from its beginning, so that a name that points elsewhere by now, a
 * certificate that was renewed, and a secret that was swapped are noticed without a restart.
 */
final class IdleConnections implements AutoCloseable {
    private static final Duration LONGEST = Duration.ofMinutes(10);
    private static final AttributeKey<Instant> BEGUN = AttributeKey.valueOf(IdleConnections.class, "begun");

    private final Clock clock;
    private final ConcurrentMap<Key, Channel> idle = new ConcurrentHashMap<>();

    IdleConnections(Clock clock) {
        this.clock = clock;
    }

    private record Key(URI url, Route route) {
        static Key of(HttpQuestion question) {
            return new Key(question.url(), question.route());
        }
    }

    /** Closes an idle connection on anything that is said on it, and when nobody wants it any longer. */
    private static final class Watch extends ChannelInboundHandlerAdapter {
        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            var _ = context.executor()
                    .schedule(
                            () -> {
                                if (!context.isRemoved()) {
                                    var _ = context.close();
                                }
                            },
                            LONGEST.toMinutes(),
                            TimeUnit.MINUTES);
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) {
            ReferenceCountUtil.release(message);
            var _ = context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    /** The idle connection of the question's target, which is then the caller's. */
    Optional<Channel> take(HttpQuestion question) {
        Optional<Channel> found =
                Optional.ofNullable(idle.remove(Key.of(question))).filter(Channel::isActive);
        if (found.filter(this::isOld).isEmpty()) {
            return found;
        }
        var _ = found.get().close();
        return Optional.empty();
    }

    private boolean isOld(Channel channel) {
        return channel.attr(BEGUN).get().plus(LONGEST).isBefore(clock.instant());
    }

    /** Keeps a connection for the next time; on its event loop. */
    void give(HttpQuestion question, Channel channel, Conversation done) {
        channel.attr(BEGUN).setIfAbsent(clock.instant());
        channel.pipeline().remove(AnswerDecoder.class);
        channel.pipeline().replace(done, null, new Watch());
        Channel before = idle.put(Key.of(question), channel);
        var _ = channel.closeFuture().addListener(closed -> idle.remove(Key.of(question), channel));
        if (before != null) {
            var _ = before.close();
        }
    }

    /** Lets a taken connection speak again; if it was closed in this moment, its watch is gone and the conversation sees that at once. */
    static void resume(Channel channel, HttpQuestion question, Progress progress, Conversation conversation) {
        channel.eventLoop().execute(() -> {
            if (channel.pipeline().get(Watch.class) != null) {
                channel.pipeline().remove(Watch.class);
            }
            channel.pipeline().addLast(new AnswerDecoder(question.method(), progress), conversation);
        });
    }

    @Override
    public void close() {
        idle.values().forEach(channel -> {
            var _ = channel.close();
        });
    }
}
