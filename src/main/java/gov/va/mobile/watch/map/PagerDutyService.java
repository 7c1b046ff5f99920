package gov.va.mobile.watch.map;

/**
 * A service of PagerDuty.
 *
 * @param service its id there
 * @param key the node of the app's graph that vets-api maps it to
 */
public record PagerDutyService(String service, String key) {}
