/** The app's public feed, as vets-api answers it (domain.md §3): what Veterans really see. */
@NullMarked
package gov.va.mobile.watch.window.appfeed;

import org.jspecify.annotations.NullMarked;
