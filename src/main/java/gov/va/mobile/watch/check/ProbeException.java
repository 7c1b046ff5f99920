package gov.va.mobile.watch.check;

/** A run ended with a finding before there was an answer to judge; has no stack trace, because it says nothing about our code. */
final class ProbeException extends Exception {
    private final transient Finding finding;

    ProbeException(Finding finding) {
        super(finding.message(), null, false, false);
        this.finding = finding;
    }

    Finding finding() {
        return finding;
    }
}
