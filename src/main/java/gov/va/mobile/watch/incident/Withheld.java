package gov.va.mobile.watch.incident;

import gov.va.mobile.watch.check.Failure;
import gov.va.mobile.watch.check.FailureKind;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An upstream that fails while a planned window covers it: it opens an incident only if it outlasts the window (behaviour.md §5). */
@Entity
@Table(name = "incident_withheld")
class Withheld {
    @Id
    @Column(name = "upstream_id")
    String upstreamId;

    @Column(name = "failing_since")
    Instant failingSince;

    @Column(name = "failure_kind")
    @Convert(converter = Codes.OfFailure.class)
    @Nullable
    FailureKind failureKind;

    @Column(name = "failure_message")
    @Nullable
    String failureMessage;

    /** For Hibernate. */
    @SuppressWarnings("NullAway.Init")
    protected Withheld() {}

    Withheld(String upstreamId, Instant failingSince, Optional<Failure> failure) {
        this.upstreamId = upstreamId;
        this.failingSince = failingSince;
        this.failureKind = failure.map(Failure::kind).orElse(null);
        this.failureMessage = failure.map(Failure::message).orElse(null);
    }

    Optional<Failure> failure() {
        return failureKind == null || failureMessage == null
                ? Optional.empty()
                : Optional.of(new Failure(failureKind, failureMessage));
    }
}
