/** The tick, the claim, the timers and the batch writer that judges what came back; history. */
@NullMarked
package gov.va.mobile.watch.poll;

import org.jspecify.annotations.NullMarked;
