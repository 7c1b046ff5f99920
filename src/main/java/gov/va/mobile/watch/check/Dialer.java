package gov.va.mobile.watch.check;

import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.proxy.HttpProxyHandler;
import io.netty.handler.ssl.SslContext;
import java.net.BindException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Opens fresh connections: one address after the other until one takes it, all on the event loop. */
final class Dialer {
    private final Addresses addresses;
    private final TlsContexts contexts;
    private final Loops loops;

    Dialer(EventLoopGroup group, Addresses addresses, TlsContexts contexts) {
        this.addresses = addresses;
        this.contexts = contexts;
        this.loops = new Loops(group);
    }

    /**
     * Begins to connect; the handlers that {@code setUp} adds to the open connection take over from there, and the call is failed when no address takes the connection.
     *
     * @throws ProbeException when there is no address to connect to, or a secret file is wrong
     */
    void dial(Route route, Deadline deadline, Progress progress, Call<?> call, Consumer<Channel> setUp)
            throws ProbeException {
        List<InetSocketAddress> targets = addresses.of(route, deadline, progress);
        SslContext tls = route.tls().isPresent() ? contexts.of(route.tls().get()) : null;
        progress.enter(Progress.Phase.CONNECT);
        new Attempt(route, targets, tls, deadline, call, setUp).start();
    }

    private final class Attempt {
        private final Route route;
        private final List<InetSocketAddress> targets;
        private final @Nullable SslContext tls;
        private final Deadline deadline;
        private final Call<?> call;
        private final Consumer<Channel> setUp;

        Attempt(
                Route route,
                List<InetSocketAddress> targets,
                @Nullable SslContext tls,
                Deadline deadline,
                Call<?> call,
                Consumer<Channel> setUp) {
            this.route = route;
            this.targets = targets;
            this.tls = tls;
            this.deadline = deadline;
            this.call = call;
            this.setUp = setUp;
        }

        /** Begins with the first address; the call ends at the deadline in any case. */
        void start() {
            EventLoop loop = loops.now();
            loop.execute(() -> {
                call.endAt(deadline, loop);
                connect(0, loop);
            });
        }

        /**
         * Makes the channel and connects it, on the loop: there Netty remembers what it found out about handlers, which on a virtual thread it would find out again by
         * reflection for each connection. No Bootstrap, which copies maps of options each time.
         */
        private void connect(int index, EventLoop loop) {
            InetSocketAddress target = targets.get(index);
            NioSocketChannel channel;
            try {
                channel = new NioSocketChannel();
            } catch (ChannelException noSocket) {
                call.fail(words(noSocket));
                return;
            }
            channel.config().setConnectTimeoutMillis(share(targets.size() - index));
            channel.pipeline().addLast(new Starter(target));
            var _ = loop.register(channel);
            call.on(channel);
            var _ = channel.connect(Addresses.remote(route, target)).addListener(done -> {
                if (!done.isSuccess()) {
                    failed(index, loop, done.cause());
                }
            });
        }

        /** The last address may use all the time that is left (0: no limit of its own); those before it an equal share. */
        private int share(int remaining) {
            return remaining == 1 ? 0 : (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.left() / remaining));
        }

        /** Sets the handlers up as soon as the connection stands, and not for an address that does not take it. */
        private final class Starter extends ChannelInboundHandlerAdapter {
            private final InetSocketAddress target;

            Starter(InetSocketAddress target) {
                this.target = target;
            }

            @Override
            public void handlerAdded(ChannelHandlerContext context) {
                if (route.via().isPresent()) {
                    var proxy = new HttpProxyHandler(target);
                    proxy.setConnectTimeoutMillis(0);
                    context.pipeline().addFirst(proxy);
                }
            }

            @Override
            public void channelActive(ChannelHandlerContext context) {
                Channel channel = context.channel();
                if (tls != null) {
                    channel.pipeline()
                            .addLast(TlsContexts.handler(
                                    tls,
                                    channel.alloc(),
                                    route.server().host(),
                                    route.server().port()));
                }
                setUp.accept(channel);
                channel.pipeline().remove(this);
            }
        }

        private void failed(int index, EventLoop loop, Throwable cause) {
            if (index + 1 < targets.size() && !call.isDone()) {
                connect(index + 1, loop);
            } else {
                call.fail(words(cause));
            }
        }

        private Finding words(Throwable cause) {
            if (cause instanceof BindException || cause instanceof ChannelException) {
                return Finding.inconclusive(FailureKind.OVERLOAD, "our own machine gave no socket to connect with");
            }
            String found = cause instanceof ConnectException
                            && String.valueOf(cause.getMessage()).contains("refused")
                    ? "found it refused"
                    : "found no way there";
            return Finding.fail(FailureKind.CONNECT, "expected a connection to " + route.server() + ", " + found);
        }
    }
}
