/** Incidents: the policy over whole histories, what is stored and told, and the REST. */
@NullMarked
package gov.va.mobile.watch.incident;

import org.jspecify.annotations.NullMarked;
