/** Tests of the outbox, composing, and the channels. */
@NullMarked
package gov.va.mobile.watch.notification;

import org.jspecify.annotations.NullMarked;
