package gov.va.mobile.watch.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.OptionalDouble;

/** How shares of time are told: 0 to 1 with four digits, rounded down so that an outage always shows; pure. */
final class Share {
    private static final int DIGITS = 4;

    private Share() {}

    static Optional<Double> told(OptionalDouble share) {
        return share.isPresent()
                ? Optional.of(BigDecimal.valueOf(share.getAsDouble())
                        .setScale(DIGITS, RoundingMode.FLOOR)
                        .doubleValue())
                : Optional.empty();
    }
}
