package gov.va.mobile.watch.window;

import gov.va.mobile.watch.window.WindowView.EstimateView;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The estimate that a proposal was made with. */
@Embeddable
@SuppressWarnings("NullAway.Init") // Hibernate fills the fields
class StoredEstimate {
    @Column(name = "estimate_basis")
    @Convert(converter = CodedConverter.OfBasis.class)
    Estimate.Basis basis;

    @Column(name = "estimate_samples")
    Integer samples;

    @Column(name = "estimate_remaining")
    Long remaining;

    @Column(name = "estimate_median")
    @Nullable
    Long median;

    @Column(name = "estimate_percentile75")
    @Nullable
    Long percentile75;

    static StoredEstimate of(Estimate estimate) {
        var stored = new StoredEstimate();
        stored.basis = estimate.basis();
        stored.samples = estimate.samples();
        stored.remaining = estimate.remaining().toSeconds();
        stored.median = estimate.median().map(Duration::toSeconds).orElse(null);
        stored.percentile75 = estimate.percentile75().map(Duration::toSeconds).orElse(null);
        return stored;
    }

    EstimateView view() {
        return new EstimateView(
                Duration.ofSeconds(remaining),
                basis.code(),
                samples,
                Optional.ofNullable(median).map(Duration::ofSeconds),
                Optional.ofNullable(percentile75).map(Duration::ofSeconds));
    }
}
