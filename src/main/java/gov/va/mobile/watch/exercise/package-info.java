/** Replays: recorded results judged again, by another map or with other thresholds; drills: a whole outage to practise. */
@NullMarked
package gov.va.mobile.watch.exercise;

import org.jspecify.annotations.NullMarked;
