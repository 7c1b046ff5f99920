package gov.va.mobile.watch.map;

import java.util.Optional;

/** Who owns an upstream or a group, and how they are reached. */
public record Team(Optional<String> name, Optional<String> slack, Optional<String> email, Optional<String> runbook) {}
