/** The dashboard query and what the pages read. */
@NullMarked
package gov.va.mobile.watch.dashboard;

import org.jspecify.annotations.NullMarked;
