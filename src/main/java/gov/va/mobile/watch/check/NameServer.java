package gov.va.mobile.watch.check;

import io.netty.channel.AddressedEnvelope;
import io.netty.channel.ChannelException;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.socket.nio.NioDatagramChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.dns.DefaultDnsQuestion;
import io.netty.handler.codec.dns.DnsQuestion;
import io.netty.handler.codec.dns.DnsRecordType;
import io.netty.handler.codec.dns.DnsResponse;
import io.netty.handler.codec.dns.DnsSection;
import io.netty.resolver.dns.DnsNameResolver;
import io.netty.resolver.dns.DnsNameResolverBuilder;
import io.netty.resolver.dns.DnsNameResolverTimeoutException;
import io.netty.util.concurrent.Future;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/** Asks one name server one question: over UDP, again when a packet was lost, over TCP when the answer is too long for UDP; on a socket of its own, so that nothing is cached. */
final class NameServer {
    /** How often a question is asked within its time; a single lost packet is no outage. */
    private static final int TRIES = 3;

    private final Loops loops;

    /**
     * What a name server said.
     *
     * @param code its word for how it went, such as {@code NOERROR} or {@code NXDOMAIN}
     * @param values the records of the type that was asked for
     */
    record Answer(String code, List<String> values) {}

    NameServer(EventLoopGroup group) {
        this.loops = new Loops(group);
    }

    /**
     * Begins to ask; the call ends with the answer, with what kept it away, or at the deadline.
     *
     * @throws ProbeException misconfigured, for a name that cannot be asked for
     */
    void ask(InetSocketAddress server, String name, String type, Deadline deadline, Call<Answer> call)
            throws ProbeException {
        DnsQuestion question = question(name, type);
        EventLoop loop = loops.now();
        loop.execute(() -> {
            call.endAt(deadline, loop);
            try {
                DnsNameResolver resolver = new DnsNameResolverBuilder(loop)
                        .datagramChannelType(NioDatagramChannel.class)
                        .socketChannelType(NioSocketChannel.class)
                        .queryTimeoutMillis(Math.max(1, TimeUnit.NANOSECONDS.toMillis(deadline.left()) / TRIES))
                        .build();
                call.whenEnded(resolver::close);
                ask(resolver, server, question, TRIES, call);
            } catch (ChannelException noSocket) {
                call.fail(Finding.inconclusive(FailureKind.OVERLOAD, "our own machine gave no socket to ask with"));
            }
        });
    }

    private static DnsQuestion question(String name, String type) throws ProbeException {
        try {
            return new DefaultDnsQuestion(name, DnsRecordType.valueOf(type));
        } catch (IllegalArgumentException noName) {
            throw new ProbeException(
                    Finding.misconfigured(FailureKind.DNS, "expected a name that can be asked for, found none"));
        }
    }

    private static void ask(
            DnsNameResolver resolver, InetSocketAddress server, DnsQuestion question, int tries, Call<Answer> call) {
        resolver.query(server, question)
                .addListener((Future<AddressedEnvelope<DnsResponse, InetSocketAddress>> done) -> {
                    if (done.isSuccess()) {
                        answered(done.getNow(), question.type().name(), call);
                    } else if (!call.isDone() && isTimeout(done.cause()) && tries > 1) {
                        ask(resolver, server, question, tries - 1, call);
                    } else if (!isTimeout(done.cause())) {
                        call.fail(Finding.fail(
                                FailureKind.CONNECT,
                                "expected an answer of the name server " + server.getHostString() + ":"
                                        + server.getPort() + ", found no way there"));
                    }
                });
    }

    private static boolean isTimeout(Throwable cause) {
        return cause instanceof DnsNameResolverTimeoutException;
    }

    /** Netty says {@code NXDomain(3)}. */
    private static String word(DnsResponse response) {
        String code = response.code().toString();
        return code.substring(0, code.indexOf('(')).toUpperCase(Locale.ROOT);
    }

    private static void answered(
            AddressedEnvelope<DnsResponse, InetSocketAddress> envelope, String type, Call<Answer> call) {
        try {
            DnsResponse response = envelope.content();
            var values = new ArrayList<String>();
            for (int i = 0; i < response.count(DnsSection.ANSWER); i++) {
                var record = response.recordAt(DnsSection.ANSWER, i);
                if (record.type().name().equals(type)) {
                    values.add(DnsRecords.value(type, record));
                }
            }
            call.finish(new Answer(word(response), List.copyOf(values)));
        } catch (IllegalArgumentException unreadable) {
            call.fail(Finding.fail(FailureKind.DNS, "expected " + type + " records, found data that is none"));
        } finally {
            envelope.release();
        }
    }
}
