/** PagerDuty's maintenance windows, as its API has them (domain.md §4); knows nothing of ours. */
@NullMarked
package gov.va.mobile.watch.window.pagerduty;

import org.jspecify.annotations.NullMarked;
