/** Moving in: services maps made from what other monitors are configured with. */
@NullMarked
package gov.va.mobile.watch.map.importing;

import org.jspecify.annotations.NullMarked;
