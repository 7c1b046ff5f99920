/** What every room stands on: one turn at a time, problem details, paging, ETags, the embedded database. No domain. */
@NullMarked
package gov.va.mobile.watch.platform;

import org.jspecify.annotations.NullMarked;
