package gov.va.mobile.watch.check;

import static io.netty.handler.codec.http.HttpResponseStatus.SWITCHING_PROTOCOLS;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.PrematureChannelClosureException;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http.TooLongHttpHeaderException;
import io.netty.handler.proxy.ProxyConnectException;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import io.netty.util.ReferenceCountUtil;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Sends one request on a connection and reads its answer, on the event loop; ends the call whatever happens. */
final class Conversation extends ChannelInboundHandlerAdapter {
    private static final int MOST_INTERIM_ANSWERS = 10;

    private final HttpQuestion question;
    private final Progress progress;
    private final Call<HttpAnswer> call;
    private final IdleConnections idle;
    private final Bytes body;
    private long received;
    private int interimAnswers;
    private volatile @Nullable HttpAnswer head;
    private boolean keepAlive;

    Conversation(HttpQuestion question, Progress progress, Call<HttpAnswer> call, IdleConnections idle) {
        this.question = question;
        this.progress = progress;
        this.call = call;
        this.idle = idle;
        body = question.keepBody() ? new Bytes(question.maxBody()) : Bytes.NONE;
    }

    /** What was seen before the call ended without the whole answer. */
    Optional<HttpAnswer> head() {
        return Optional.ofNullable(head);
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        SslHandler tls = context.pipeline().get(SslHandler.class);
        if (!context.channel().isActive()) {
            lost("closed");
        } else if (tls != null && !tls.handshakeFuture().isDone()) {
            progress.enter(Progress.Phase.TLS);
        } else {
            send(context);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof SslHandshakeCompletionEvent handshake) {
            if (handshake.isSuccess()) {
                send(context);
            } else {
                call.fail(TlsFailures.finding(handshake.cause()));
            }
        }
    }

    private void send(ChannelHandlerContext context) {
        progress.enter(Progress.Phase.FIRST_BYTE);
        var _ = context.writeAndFlush(Unpooled.wrappedBuffer(question.bytes()), context.voidPromise());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        try {
            if (!call.isDone() && message instanceof HttpObject part) {
                read(context, part);
            }
        } finally {
            ReferenceCountUtil.release(message);
        }
    }

    private void read(ChannelHandlerContext context, HttpObject part) {
        if (part.decoderResult().isFailure()) {
            unreadable(part.decoderResult());
            return;
        }
        if (part instanceof HttpResponse response && !isInterim(response)) {
            progress.enter(Progress.Phase.BODY);
            keepAlive = HttpUtil.isKeepAlive(response);
            head = new HttpAnswer(
                    response.status().code(),
                    response.headers(),
                    body,
                    false,
                    Certificates.peer(context.pipeline().get(SslHandler.class)),
                    Optional.empty());
        }
        HttpAnswer answer = head;
        if (answer != null && part instanceof HttpContent content) {
            if (!take(content.content())) {
                finish(context, answer.cutOff(), false);
            } else if (part instanceof LastHttpContent) {
                finish(context, answer, keepAlive && question.reuse());
            }
        }
    }

    /** A 1xx before the answer; an upstream that sends nothing else is not waited for until the timeout. */
    private boolean isInterim(HttpResponse response) {
        boolean interim = response.status().codeClass() == HttpStatusClass.INFORMATIONAL
                && !response.status().equals(SWITCHING_PROTOCOLS);
        if (interim && ++interimAnswers > MOST_INTERIM_ANSWERS) {
            call.fail(Finding.fail(FailureKind.STATUS, "expected an answer, found only interim ones (1xx)"));
        }
        return interim;
    }

    private boolean take(ByteBuf content) {
        received += content.readableBytes();
        return received <= question.maxBody() && (!question.keepBody() || body.append(content));
    }

    /** The connection is put aside before the caller hears of it, so that its next run finds it. */
    private void finish(ChannelHandlerContext context, HttpAnswer answer, boolean mayServeAgain) {
        progress.enter(Progress.Phase.DONE);
        if (mayServeAgain) {
            idle.give(question, context.channel(), this);
        }
        if (!call.finish(answer) || !mayServeAgain) {
            var _ = context.close();
        }
    }

    private void unreadable(DecoderResult result) {
        if (result.cause() instanceof PrematureChannelClosureException) {
            lost("closed");
            return;
        }
        broken(
                result.cause() instanceof TooLongHttpHeaderException
                        ? Finding.fail(
                                FailureKind.HEADER,
                                "headers: larger than " + Words.size(AnswerDecoder.LARGEST_HEADERS)
                                        + ", the most that is read")
                        : Finding.fail(FailureKind.STATUS, "expected an HTTP answer, found something else"),
                Finding.fail(FailureKind.BODY, "body: not sent as HTTP wants it"));
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        lost("closed");
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (cause instanceof ProxyConnectException) {
            call.fail(Finding.fail(
                    FailureKind.CONNECT,
                    "expected a connection to " + question.route().server() + ", found the egress proxy in the way"));
        } else if (TlsFailures.isTls(cause)) {
            Finding finding = TlsFailures.finding(cause);
            broken(finding, finding);
        } else if (cause instanceof IOException) {
            lost(cause instanceof ClosedChannelException ? "closed" : "reset");
        } else {
            call.crash(cause);
        }
    }

    private void lost(String how) {
        if (call.isDone()) {
            return;
        }
        broken(
                switch (progress.phase()) {
                    case TLS -> Finding.fail(FailureKind.TLS, "TLS: expected a handshake, found the connection " + how);
                    case HEADERS ->
                        Finding.fail(
                                FailureKind.CONNECT,
                                "expected an answer, found the connection " + how + " in its headers");
                    default ->
                        Finding.fail(
                                FailureKind.CONNECT,
                                "expected an answer, found the connection " + how + " without one");
                },
                Finding.fail(
                        FailureKind.BODY,
                        "body: expected its end, found the connection " + how + " after " + Words.size(received)));
    }

    /** Ends the call; what was seen of the answer is kept, because a status may say more than a broken body. */
    private void broken(Finding before, Finding within) {
        HttpAnswer answer = head;
        if (answer == null) {
            call.fail(before);
        } else {
            call.finish(answer.brokenBy(within));
            call.close();
        }
    }
}
