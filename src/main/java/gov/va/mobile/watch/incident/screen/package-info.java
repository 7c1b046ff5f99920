/** What people write is looked at for what seems to be a Veteran's personal data before it is kept or sent. */
@NullMarked
package gov.va.mobile.watch.incident.screen;

import org.jspecify.annotations.NullMarked;
