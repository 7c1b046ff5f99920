@NullMarked
package gov.va.mobile.watch.dashboard;

import org.jspecify.annotations.NullMarked;
