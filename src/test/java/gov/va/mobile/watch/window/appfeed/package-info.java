@NullMarked
package gov.va.mobile.watch.window.appfeed;

import org.jspecify.annotations.NullMarked;
