package gov.va.mobile.watch.dashboard;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.ResultClass;
import gov.va.mobile.watch.poll.CheckView.LastResult;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What was seen last. */
@Schema(name = "LastResult")
@JsonInclude(JsonInclude.Include.ALWAYS)
record LastResultEntry(
        Instant at, @JsonProperty("class") ResultClass resultClass, Duration latency, Optional<Failure> failure) {
    static LastResultEntry of(LastResult result) {
        return new LastResultEntry(result.at(), result.resultClass(), result.latency(), result.failure());
    }
}
