/** Incidents, their timeline and next steps. */
@NullMarked
package gov.va.mobile.watch.incident;

import org.jspecify.annotations.NullMarked;
