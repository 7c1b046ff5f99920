package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.util.Optional;

/** The type tls: a handshake with a certificate that is trusted, is the host's, and does not end soon. */
final class TlsProbe implements Probe<Target.Tls> {
    private final Dialer dialer;
    private final InFlight inFlight;
    private final Clock clock;
    private final Pulse pulse;

    TlsProbe(Dialer dialer, InFlight inFlight, Clock clock, Pulse pulse) {
        this.dialer = dialer;
        this.inFlight = inFlight;
        this.clock = clock;
        this.pulse = pulse;
    }

    private static final class Handshake extends ChannelInboundHandlerAdapter {
        private final Call<Optional<X509Certificate>> call;
        private final Progress progress;

        Handshake(Call<Optional<X509Certificate>> call, Progress progress) {
            this.call = call;
            this.progress = progress;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            progress.enter(Progress.Phase.TLS);
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent handshake) {
                if (handshake.isSuccess()) {
                    progress.enter(Progress.Phase.DONE);
                    call.finish(Certificates.peer(context.pipeline().get(SslHandler.class)));
                    var _ = context.close();
                } else {
                    call.fail(TlsFailures.finding(handshake.cause()));
                }
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            call.fail(TlsFailures.finding(cause));
        }
    }

    @Override
    public CheckResult run(Check check, Target.Tls target) {
        var progress = new Progress();
        Deadline deadline = pulse.deadline(check.timeout());
        Call<Optional<X509Certificate>> call = inFlight.begin(progress);
        try {
            var route = new Route(target.address(), Optional.of(TlsIdentity.NONE), Optional.empty());
            dialer.dial(
                    route,
                    deadline,
                    progress,
                    call,
                    channel -> channel.pipeline().addLast(new Handshake(call, progress)));
            Optional<X509Certificate> certificate = call.await();
            return Results.of(
                    Results.slow(progress.latency(), deadline, check.slowAfter())
                            .or(() ->
                                    Certificates.endsSoon(certificate, target.certificateValidFor(), clock.instant())),
                    progress);
        } catch (ProbeException ended) {
            return Results.of(ended.finding(), progress);
        } finally {
            inFlight.end(call);
        }
    }
}
