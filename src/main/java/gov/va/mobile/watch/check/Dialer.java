package gov.va.mobile.watch.check;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelException;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
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
    private final Bootstrap bootstrap;

    Dialer(EventLoopGroup group, Addresses addresses, TlsContexts contexts) {
        this.addresses = addresses;
        this.contexts = contexts;
        bootstrap = new Bootstrap()
                .group(group)
                .channel(NioSocketChannel.class)
                .disableResolver()
                .option(ChannelOption.TCP_NODELAY, true)
                .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 0);
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
        new Attempt(route, targets, tls, deadline, call, setUp).connect(0);
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

        void connect(int index) {
            InetSocketAddress target = targets.get(index);
            var one = bootstrap.clone().handler(new Starter(target));
            int remaining = targets.size() - index;
            if (remaining > 1) {
                one.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, share(remaining));
            }
            ChannelFuture connecting = one.connect(Addresses.remote(route, target));
            call.on(connecting.channel());
            var _ = connecting.addListener(done -> {
                if (!done.isSuccess()) {
                    failed(index, done.cause());
                }
            });
        }

        /** The last address may use all the time that is left; those before it an equal share. */
        private int share(int remaining) {
            return (int) Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.left() / remaining));
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

        private void failed(int index, Throwable cause) {
            if (index + 1 < targets.size() && !call.isDone()) {
                connect(index + 1);
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
