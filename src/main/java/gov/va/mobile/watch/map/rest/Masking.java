package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.map.Target.Text;
import gov.va.mobile.watch.platform.Secrecy;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Hides what is or may be a secret: references to secret files, and values whose name says that they open something. */
final class Masking {
    static final String HIDDEN = "***";

    private Masking() {}

    /** Header values by name. */
    static Map<String, String> headers(Map<String, Text> headers) {
        var shown = new LinkedHashMap<String, String>();
        headers.forEach((name, text) ->
                shown.put(name, text instanceof Text.Plain plain ? value(name, plain) : HIDDEN));
        return shown;
    }

    private static String value(String name, Text.Plain plain) {
        return Secrecy.opensSomething(name) ? HIDDEN : plain.value();
    }

    /** A URL whose query shows no keys; it never has user information. */
    static String url(URI url) {
        if (url.getRawQuery() == null) {
            return url.toString();
        }
        String text = url.toString();
        String query = Arrays.stream(url.getRawQuery().split("&"))
                .map(Masking::parameter)
                .collect(Collectors.joining("&"));
        return text.substring(0, text.indexOf('?') + 1) + query;
    }

    /** A URL of which only scheme, host and port show. */
    static String place(URI url) {
        return url.getScheme() + "://" + url.getRawAuthority() + "/" + HIDDEN;
    }

    private static String parameter(String parameter) {
        int equals = parameter.indexOf('=');
        return equals > 0 && Secrecy.opensSomething(parameter.substring(0, equals))
                ? parameter.substring(0, equals + 1) + HIDDEN
                : parameter;
    }
}
