@NullMarked
package gov.va.mobile.watch.notification.slack;

import org.jspecify.annotations.NullMarked;
