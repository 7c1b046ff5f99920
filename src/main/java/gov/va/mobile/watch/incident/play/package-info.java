/** Plays: how an incident that may come again shows itself, is found, and is mended (domain.md §1). */
@NullMarked
package gov.va.mobile.watch.incident.play;

import org.jspecify.annotations.NullMarked;
