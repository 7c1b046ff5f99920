/** The outbox, composing, and the channels that deliver. */
@NullMarked
package gov.va.mobile.watch.notification;

import org.jspecify.annotations.NullMarked;
