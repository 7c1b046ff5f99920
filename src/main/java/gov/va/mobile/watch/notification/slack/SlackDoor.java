package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.SlackApp;
import gov.va.mobile.watch.platform.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Lets in what Slack signed, and each request once; before anything of it is looked at. */
@ApplicationScoped
class SlackDoor {
    private static final String TIMESTAMP = "X-Slack-Request-Timestamp";
    private static final String SIGNATURE = "X-Slack-Signature";

    private final SlackApp app;
    private final SeenRequests seen;
    private final Clock clock;

    SlackDoor(SlackApp app, SeenRequests seen, Clock clock) {
        this.app = app;
        this.seen = seen;
        this.clock = clock;
    }

    /**
     * The form that was sent; nothing when it was taken before.
     *
     * @throws ProblemException 401 without a good signature, which none is while no signing secret is set, 415 and 400 for what is no form
     */
    Optional<Form> open(HttpHeaders headers, byte[] body) {
        String secret = app.signingSecret()
                .orElseThrow(() -> ProblemException.of(
                        401,
                        "Unauthorized",
                        "no signature can be good, because no signing secret is set (WATCH_SLACK_SIGNING_SECRET)"));
        @Nullable String signature = one(headers, SIGNATURE);
        if (!SlackSignature.good(secret, one(headers, TIMESTAMP), signature, body, clock.instant())
                || signature == null) {
            throw ProblemException.of(
                    401,
                    "Unauthorized",
                    "found no good signature, expected " + SIGNATURE + " and a " + TIMESTAMP + " within "
                            + SlackSignature.WINDOW.toSeconds() + " s of now");
        }
        @Nullable MediaType type = headers.getMediaType();
        if (type == null || !MediaType.APPLICATION_FORM_URLENCODED_TYPE.isCompatible(type)) {
            throw ProblemException.of(
                    415,
                    "Unsupported Media Type",
                    "found " + type + ", expected " + MediaType.APPLICATION_FORM_URLENCODED);
        }
        Form form = Form.read(body);
        return seen.take(signature) ? Optional.of(form) : Optional.empty();
    }

    private static @Nullable String one(HttpHeaders headers, String name) {
        @Nullable List<String> values = headers.getRequestHeader(name);
        return values == null || values.size() != 1 ? null : values.getFirst();
    }
}
