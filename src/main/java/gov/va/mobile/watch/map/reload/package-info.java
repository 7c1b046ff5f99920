/** Reading the services map again when its file changes: the last good one stays, a bad one is told once. */
@NullMarked
package gov.va.mobile.watch.map.reload;

import org.jspecify.annotations.NullMarked;
