package gov.va.mobile.watch.notification.slack;

import gov.va.mobile.watch.notification.HttpAddress;
import gov.va.mobile.watch.notification.SlackApp;
import gov.va.mobile.watch.platform.OutboundHttp;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Answers people in Slack after the request was answered, at the address that the request named; never anywhere but at Slack. */
@ApplicationScoped
class ResponseUrl {
    private static final Logger LOG = Logger.getLogger(ResponseUrl.class);
    private static final Duration LONGEST = Duration.ofSeconds(8);

    private final SlackApp app;

    ResponseUrl(SlackApp app) {
        this.app = app;
    }

    /** Sends it off, if that address is one of Slack's; on a thread of its own. */
    void post(String address, Map<String, Object> body) {
        Optional<URI> url = HttpAddress.of(address).filter(app::owns);
        if (url.isEmpty()) {
            return;
        }
        Thread.ofVirtual().start(() -> {
            var heard = OutboundHttp.call(
                    OutboundHttp.post(url.get(), OutboundHttp.json(body)).build(), LONGEST);
            boolean taken = heard instanceof OutboundHttp.Said said && said.status() == 200;
            if (!taken) {
                LOG.warn("Slack did not take an answer to somebody; they may see nothing");
            }
        });
    }
}
