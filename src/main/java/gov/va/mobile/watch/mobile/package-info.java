/** The feeds that the app reads: vets-api's, exactly, and the better one. */
@NullMarked
package gov.va.mobile.watch.mobile;

import org.jspecify.annotations.NullMarked;
