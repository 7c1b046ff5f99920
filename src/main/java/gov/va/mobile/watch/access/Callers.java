package gov.va.mobile.watch.access;

import io.vertx.core.http.HttpServerRequest;

/** What a request says about who makes it, before that is looked at. */
public final class Callers {
    private Callers() {}

    /** Whether it says nothing: it carries neither a token nor a session, good or bad. */
    public static boolean nameless(HttpServerRequest request) {
        return request.getHeader("Authorization") == null && request.getCookie(SessionCookie.NAME) == null;
    }
}
