/** One class per way of asking an upstream whether it works, and the words for what it answered. */
@NullMarked
package gov.va.mobile.watch.check;

import org.jspecify.annotations.NullMarked;
