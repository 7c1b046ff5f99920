/** Tests of maintenance windows. */
@NullMarked
package gov.va.mobile.watch.window;

import org.jspecify.annotations.NullMarked;
