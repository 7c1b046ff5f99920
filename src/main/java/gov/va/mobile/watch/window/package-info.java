/** Maintenance windows: proposal, estimate, decision, and their publication to PagerDuty. */
@NullMarked
package gov.va.mobile.watch.window;

import org.jspecify.annotations.NullMarked;
