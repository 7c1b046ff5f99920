/** Tests of the feeds. */
@NullMarked
package gov.va.mobile.watch.mobile;

import org.jspecify.annotations.NullMarked;
