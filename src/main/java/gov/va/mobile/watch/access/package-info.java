/** Who calls: actors, tokens, roles, sign-in and the audit log. */
@NullMarked
package gov.va.mobile.watch.access;

import org.jspecify.annotations.NullMarked;
