package gov.va.mobile.watch.poll;

import gov.va.mobile.watch.check.CheckResult;
import java.time.Instant;

/** One run of one check and what it found, on its way to the record. */
record Run(String checkId, String revision, Instant runAt, CheckResult result) {}
