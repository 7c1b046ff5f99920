package gov.va.mobile.watch.check;

import gov.va.mobile.watch.platform.Secrecy;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/** Makes results of findings. */
final class Results {
    private Results() {}

    /** Degraded when it took longer than it may, the time not counted for which we were held up. */
    static Optional<Finding> slow(Duration took, Deadline deadline, Duration slowAfter) {
        return took.minus(deadline.heldUp()).compareTo(slowAfter) <= 0
                ? Optional.empty()
                : Optional.of(Finding.degraded(
                        FailureKind.SLOW,
                        "answered in " + Words.duration(took) + ", slow after " + Words.duration(slowAfter)));
    }

    static CheckResult of(Optional<Finding> finding, Progress progress) {
        return finding.map(found -> of(found, progress))
                .orElseGet(() -> CheckResult.pass(progress.latency(), progress.phases()));
    }

    static CheckResult of(Finding finding, Progress progress) {
        return new CheckResult(
                finding.resultClass(),
                Optional.of(new Failure(finding.kind(), finding.message())),
                progress.latency(),
                progress.phases(),
                finding.retryAfter());
    }

    /** The finding without the secrets that an upstream may have sent back to us. */
    static Finding without(Collection<String> secrets, Finding finding) {
        return finding.saying(Secrecy.of(secrets).hide(finding.message()));
    }
}
