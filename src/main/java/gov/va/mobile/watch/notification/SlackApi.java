package gov.va.mobile.watch.notification;

import gov.va.mobile.watch.platform.OutboundHttp;
import gov.va.mobile.watch.platform.Secrecy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Slack's Web API, as the bot whose token it is given; the token stands in no log and no error of ours. */
public final class SlackApi {
    private final String base;
    private final String token;
    private final Secrecy secrecy;

    SlackApi(URI base, String token) {
        this.base = base.toString().replaceAll("/+$", "");
        this.token = token;
        this.secrecy = Secrecy.of(token);
    }

    /** Calls a method that changes something. */
    public SlackReply call(String method, Map<String, Object> arguments, Duration longest) {
        return hear(OutboundHttp.post(URI.create(base + "/" + method), OutboundHttp.json(arguments)), longest);
    }

    /** Calls a method that reads; those take no JSON. */
    public SlackReply read(String method, Map<String, String> arguments, Duration longest) {
        String query = arguments.entrySet().stream()
                .map(argument ->
                        argument.getKey() + "=" + URLEncoder.encode(argument.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        return hear(
                HttpRequest.newBuilder(URI.create(base + "/" + method + "?" + query))
                        .header("User-Agent", "upstream-watch"),
                longest);
    }

    private SlackReply hear(HttpRequest.Builder request, Duration longest) {
        var call = request.header("Authorization", "Bearer " + token).build();
        return switch (OutboundHttp.call(call, longest)) {
            case OutboundHttp.Said said ->
                SlackReply.judge(said.status(), said.header("Retry-After"), secrecy.hide(said.body()));
            case OutboundHttp.Silence silence ->
                new SlackReply.Failed("", new Answer.Later(silence.words(), Optional.empty()));
        };
    }
}
