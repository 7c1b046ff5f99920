/** Tests of the room {@code access}. */
@NullMarked
package gov.va.mobile.watch.access;

import org.jspecify.annotations.NullMarked;
