package gov.va.mobile.watch.check;

import gov.va.mobile.watch.check.DocumentRequest.Validators;
import gov.va.mobile.watch.platform.Secrecy;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads one document over HTTP. */
final class DocumentProbe implements Documents {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int LONGEST_VALIDATOR = 500;

    private final HttpAsker asker;
    private final Headers headers;
    private final Pulse pulse;

    DocumentProbe(HttpAsker asker, Headers headers, Pulse pulse) {
        this.asker = asker;
        this.headers = headers;
        this.pulse = pulse;
    }

    @Override
    public Document read(DocumentRequest request) {
        var secrets = new HashSet<String>();
        try {
            HttpAnswer answer =
                    asker.ask(question(request, secrets), pulse.deadline(request.timeout()), new Progress());
            return document(request, answer, Secrecy.of(secrets));
        } catch (ProbeException ended) {
            Finding finding = Results.without(secrets, ended.finding());
            return new Document.Unreadable(finding.message(), finding.retryAfter());
        }
    }

    private HttpQuestion question(DocumentRequest request, Set<String> secrets) throws ProbeException {
        Map<String, String> sent = headers.of(request.url(), request.headers(), secrets);
        request.headers().keySet().stream()
                .filter("accept"::equalsIgnoreCase)
                .findFirst()
                .ifPresentOrElse(own -> {}, () -> sent.put("Accept", request.accept()));
        request.known().etag().ifPresent(etag -> sent.put("If-None-Match", etag));
        request.known().lastModified().ifPresent(at -> sent.put("If-Modified-Since", at));
        return new HttpQuestion(
                Route.to(request.url(), TlsIdentity.NONE, request.via()),
                request.url(),
                "GET",
                sent,
                Optional.empty(),
                true,
                request.maxBody(),
                false);
    }

    private static Document document(DocumentRequest request, HttpAnswer answer, Secrecy secrecy)
            throws ProbeException {
        if (answer.status() == TOO_MANY_REQUESTS) {
            throw new ProbeException(Finding.rateLimited("status: expected 200, found 429", answer));
        }
        if (answer.status() == NOT_MODIFIED && !request.known().equals(Validators.NONE)) {
            return new Document.Unchanged();
        }
        if (answer.status() != OK) {
            throw new ProbeException(Finding.fail(
                    FailureKind.STATUS,
                    "status: expected 200, found " + answer.status()
                            + (Redirects.is(answer.status())
                                    ? Redirects.whereTo(answer) + ", which is not followed"
                                    : "")));
        }
        if (answer.brokenBy().isPresent()) {
            throw new ProbeException(answer.brokenBy().get());
        }
        return new Document.Text(
                secrecy.hide(BodyReader.read(answer, request.maxBody()).text()),
                new Validators(
                        validator(answer, HttpHeaderNames.ETAG, secrecy),
                        validator(answer, HttpHeaderNames.LAST_MODIFIED, secrecy)));
    }

    /** Kept, and sent back as it came, so that it must be one that a header may hold, and no secret of ours. */
    private static Optional<String> validator(HttpAnswer answer, CharSequence header, Secrecy secrecy) {
        return Optional.ofNullable(answer.headers().get(header))
                .filter(value ->
                        value.length() <= LONGEST_VALIDATOR && value.chars().allMatch(c -> c >= ' ' && c < 127))
                .filter(value -> secrecy.hide(value).equals(value));
    }
}
