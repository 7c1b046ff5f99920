package gov.va.mobile.watch.map.rest;

import gov.va.mobile.watch.map.Target.Text;
import java.net.URI;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Hides what is or may be a secret: references to secret files, and values whose name says that they open something. */
final class Masking {
    static final String HIDDEN = "***";

    private static final Pattern OPENS_SOMETHING = Pattern.compile(
            "auth|cookie|key|token|secret|password|passwd|credential|signature|session", Pattern.CASE_INSENSITIVE);

    private Masking() {}

    /** Header values by name. */
    static Map<String, String> headers(Map<String, Text> headers) {
        var shown = new LinkedHashMap<String, String>();
        headers.forEach((name, text) ->
                shown.put(name, text instanceof Text.Plain plain ? value(name, plain) : HIDDEN));
        return shown;
    }

    private static String value(String name, Text.Plain plain) {
        return opensSomething(name) ? HIDDEN : plain.value();
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
        return equals > 0 && opensSomething(parameter.substring(0, equals))
                ? parameter.substring(0, equals + 1) + HIDDEN
                : parameter;
    }

    private static boolean opensSomething(String name) {
        return OPENS_SOMETHING.matcher(name).find();
    }
}
