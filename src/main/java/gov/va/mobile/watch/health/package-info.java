/** Pure judgement: from check results to the health of an upstream. */
@NullMarked
package gov.va.mobile.watch.health;

import org.jspecify.annotations.NullMarked;
