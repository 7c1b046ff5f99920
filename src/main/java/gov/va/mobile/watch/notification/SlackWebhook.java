package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.OutboundHttp;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * An incoming webhook of Slack. Its URL is a secret: whoever has it may post; so it stands in no log, no error and no exception of ours.
 */
final class SlackWebhook implements Channel {
    private final URI url;
    private final Duration longest;
    private final Function<Message, Map<String, Object>> body;

    private SlackWebhook(URI url, Duration longest, Function<Message, Map<String, Object>> body) {
        this.url = url;
        this.longest = longest;
        this.body = body;
    }

    /**
     * The webhook at that URL.
     *
     * @param setting where the URL comes from, for the error
     * @param body how a message is written
     * @throws IllegalArgumentException when it is no http(s) URL; the message does not show it
     */
    static SlackWebhook of(String url, String setting, Function<Message, Map<String, Object>> body) {
        return of(url, setting, Leases.CALL, body);
    }

    static SlackWebhook of(String url, String setting, Duration longest, Function<Message, Map<String, Object>> body) {
        Optional<URI> parsed = HttpAddress.of(url.strip());
        return new SlackWebhook(
                parsed.orElseThrow(() -> new IllegalArgumentException(
                        setting + ": found something that is no http(s) URL, expected the URL of an incoming webhook")),
                longest,
                body);
    }

    @Override
    public Answer send(Outgoing message) {
        HttpRequest request = OutboundHttp.post(url, OutboundHttp.json(body.apply(message.message())))
                .build();
        return switch (OutboundHttp.call(request, longest)) {
            case OutboundHttp.Said said ->
                SlackAnswer.judge(said.status(), said.header("Retry-After"), HttpAddress.masked(url, said.body()));
            case OutboundHttp.Silence silence ->
                new Answer.Later(HttpAddress.masked(url, silence.words()), Optional.empty());
        };
    }
}
