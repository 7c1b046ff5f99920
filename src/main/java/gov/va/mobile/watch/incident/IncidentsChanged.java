package gov.va.mobile.watch.incident;

import java.util.List;

/** What one transaction did to incidents, in order; fired inside it. */
public record IncidentsChanged(List<IncidentChange> changes) {}
