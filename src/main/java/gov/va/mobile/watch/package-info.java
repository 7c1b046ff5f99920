/** Upstream Watch: watches the systems that the VA mobile app depends on. Each package is a room of the house. */
@NullMarked
package gov.va.mobile.watch;

import org.jspecify.annotations.NullMarked;
