package gov.va.mobile.watch.map;

import java.util.List;
import java.util.Optional;

/** Somebody whom an incident may need, under a role such as {@code product-owner}. */
public record Person(Optional<String> name, Optional<String> slack, Optional<String> email, List<String> backups) {}
