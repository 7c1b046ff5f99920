/** What tests of several rooms share. */
@NullMarked
package gov.va.mobile.watch.support;

import org.jspecify.annotations.NullMarked;
