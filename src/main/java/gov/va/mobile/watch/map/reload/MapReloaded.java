package gov.va.mobile.watch.map.reload;

import gov.va.mobile.watch.map.ServicesMap;

/** This replica took a changed services map on; whether it comes into force is for all replicas together to say. */
public record MapReloaded(ServicesMap map) {}
