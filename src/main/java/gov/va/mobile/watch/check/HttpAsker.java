package gov.va.mobile.watch.check;

import io.netty.channel.Channel;
import java.time.Clock;
import java.util.Optional;

/** Asks one HTTP question and waits for the answer: on a fresh connection, or on the idle one of the last time. */
final class HttpAsker implements AutoCloseable {
    private final Dialer dialer;
    private final InFlight inFlight;
    private final IdleConnections idle;

    HttpAsker(Dialer dialer, InFlight inFlight, Clock clock) {
        this.dialer = dialer;
        this.inFlight = inFlight;
        this.idle = new IdleConnections(clock);
    }

    /**
     * The answer, perhaps broken off after its head.
     *
     * @throws ProbeException when no answer was seen
     */
    HttpAnswer ask(HttpQuestion question, Deadline deadline, Progress progress) throws ProbeException {
        if (question.reuse()) {
            Optional<Channel> connection = idle.take(question);
            if (connection.isPresent()) {
                try {
                    return again(question, connection.get(), deadline, progress);
                } catch (ProbeException failed) {
                    if (!closedBetween(failed.finding(), progress)) {
                        throw failed;
                    }
                }
            }
        }
        return fresh(question, deadline, progress);
    }

    /** Before a first byte, a closed connection says only that the server did not want to keep it. */
    private static boolean closedBetween(Finding finding, Progress progress) {
        return finding.kind().transport() && progress.phase() == Progress.Phase.FIRST_BYTE;
    }

    private HttpAnswer fresh(HttpQuestion question, Deadline deadline, Progress progress) throws ProbeException {
        Call<HttpAnswer> call = inFlight.begin(progress);
        var conversation = new Conversation(question, progress, call, idle);
        try {
            dialer.dial(
                    question.route(),
                    deadline,
                    progress,
                    call,
                    channel ->
                            channel.pipeline().addLast(new AnswerDecoder(question.method(), progress), conversation));
            return await(call, conversation);
        } finally {
            inFlight.end(call);
        }
    }

    private HttpAnswer again(HttpQuestion question, Channel connection, Deadline deadline, Progress progress)
            throws ProbeException {
        progress.enter(Progress.Phase.FIRST_BYTE);
        Call<HttpAnswer> call = inFlight.begin(progress);
        var conversation = new Conversation(question, progress, call, idle);
        try {
            call.endAt(deadline, connection.eventLoop());
            call.on(connection);
            IdleConnections.resume(connection, question, progress, conversation);
            return await(call, conversation);
        } finally {
            inFlight.end(call);
        }
    }

    private static HttpAnswer await(Call<HttpAnswer> call, Conversation conversation) throws ProbeException {
        try {
            return call.await();
        } catch (ProbeException failed) {
            Optional<HttpAnswer> head = conversation.head();
            if (head.isEmpty() || failed.finding().equals(Call.CUT)) {
                throw failed;
            }
            return head.get().brokenBy(failed.finding());
        }
    }

    @Override
    public void close() {
        idle.close();
    }
}
