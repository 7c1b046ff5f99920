package gov.va.mobile.watch.check;

import gov.va.mobile.watch.map.Check;
import gov.va.mobile.watch.map.Sentinel;
import gov.va.mobile.watch.map.Source;
import java.util.List;
import java.util.Map;

/** Runs checks; blocks the calling virtual thread until the answer is judged or the check's timeout is over, and never throws for what an upstream does. */
public interface Checker {
    /** Runs one check that asks by itself (everything but evidence and push). */
    CheckResult run(Check check);

    /** Makes a source's one request and judges each of its checks from the body; the answer has one result per given check, by {@link Check#id()} as keyed. */
    Map<String, CheckResult> run(Source source, Map<String, Check> checks);

    /** Asks all sentinels at once; the ids of those that answered anything. */
    List<String> answering(List<Sentinel> sentinels);
}
