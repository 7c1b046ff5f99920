package gov.va.mobile.watch.map.reload;

import java.time.Instant;
import java.util.List;

/**
 * A services map that could not be used when it was to be reloaded.
 *
 * @param content names what the file held
 * @param problems one line for each, {@code FILE:LINE:COLUMN: found …, expected …}; at least one
 */
public record Refusal(String content, List<String> problems, Instant at) {}
