package gov.va.mobile.watch.map;

import java.util.List;
import java.util.Optional;

/** Upstreams that share a host or a way out; no node of the app's graph. */
public record Group(String id, String name, List<String> members, Optional<Team> team, Criticality criticality) {}
