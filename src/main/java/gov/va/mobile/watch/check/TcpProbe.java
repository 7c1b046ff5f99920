package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Target;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.util.Optional;

/** The type tcp: something takes the connection. */
final class TcpProbe implements Probe<Target.Tcp> {
    private final Dialer dialer;
    private final InFlight inFlight;
    private final Pulse pulse;

    TcpProbe(Dialer dialer, InFlight inFlight, Pulse pulse) {
        this.dialer = dialer;
        this.inFlight = inFlight;
        this.pulse = pulse;
    }

    private static final class Door extends ChannelInboundHandlerAdapter {
        private final Call<Boolean> call;
        private final Progress progress;

        Door(Call<Boolean> call, Progress progress) {
            this.call = call;
            this.progress = progress;
        }

        @Override
        public void handlerAdded(ChannelHandlerContext context) {
            progress.enter(Progress.Phase.DONE);
            call.finish(true);
            var _ = context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    @Override
    public CheckResult run(Check check, Target.Tcp target) {
        var progress = new Progress();
        Deadline deadline = pulse.deadline(check.timeout());
        Call<Boolean> call = inFlight.begin(progress);
        try {
            var route = new Route(target.address(), Optional.empty(), Optional.empty());
            dialer.dial(
                    route,
                    deadline,
                    progress,
                    call,
                    channel -> channel.pipeline().addLast(new Door(call, progress)));
            call.await();
            return Results.of(Results.slow(progress.latency(), deadline, check.slowAfter()), progress);
        } catch (ProbeException ended) {
            return Results.of(ended.finding(), progress);
        } finally {
            inFlight.end(call);
        }
    }
}
