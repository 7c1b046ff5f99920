package gov.va.mobile.watch.access;

import jakarta.ws.rs.core.NewCookie;

/** The cookie of a signed-in page: never readable by a script, never sent for another site, bound to this host. */
final class SessionCookie {
    static final String NAME = "__Host-watch";

    private SessionCookie() {}

    static NewCookie of(String id, int seconds) {
        return new NewCookie.Builder(NAME)
                .value(id)
                .path("/")
                .maxAge(seconds)
                .secure(true)
                .httpOnly(true)
                .sameSite(NewCookie.SameSite.STRICT)
                .build();
    }

    static NewCookie gone() {
        return of("", 0);
    }
}
