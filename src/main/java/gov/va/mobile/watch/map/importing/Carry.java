package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.map.importing.Draft.DraftUpstream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What carrying over has in common, wherever a check comes from: addresses, times, headers, and no secret ever. */
final class Carry {
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");
    private static final Pattern SECRET = Pattern.compile(
            "auth|token|secret|passw|cookie|api[-_]?key|access[-_]?key|credential|session|signature|\\bsig\\b|\\bkey\\b");
    private static final Pattern USER_INFO = Pattern.compile("^([a-zA-Z][a-zA-Z0-9+.-]*://)[^/?#@]*@");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/?#]+[^\\s#]*(#.*)?");
    private static final Pattern ADDRESS =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[A-Za-z0-9._${}:-]*[A-Za-z0-9._${}-]):(\\d{1,5})");
    private static final Pattern DURATION_PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(ns|us|µs|ms|s|m|h|d|w)");
    private static final long MOST_MILLIS = 86_400_000L;
    private static final String VARIABLE_HINT =
            "is filled from the environment, as an empty value switches its check off";

    private Carry() {}

    /** Whether what has that name is likely to be a secret. */
    static boolean secret(String name) {
        return SECRET.matcher(name.toLowerCase(Locale.ROOT)).find();
    }

    /** The text with each variable of the environment made one that may be unset. */
    static String filled(DraftUpstream upstream, String text) {
        Matcher matcher = VARIABLE.matcher(text);
        if (matcher.find()) {
            upstream.note("${" + matcher.group(1) + "} " + VARIABLE_HINT);
        }
        return matcher.reset().replaceAll("\\${$1:}");
    }

    /** Sets the URL of an http check, without what is secret in it; whether it is one. A user in it becomes a header. */
    static boolean url(DraftUpstream upstream, String url, Map<String, Object> headers) {
        String bare = url.strip();
        if (!URL.matcher(VARIABLE.matcher(bare).replaceAll("x")).matches()) {
            return false;
        }
        if (USER_INFO.matcher(bare).find()) {
            bare = USER_INFO.matcher(bare).replaceFirst("$1");
            secretHeader(upstream, headers, "Authorization", "the user and password in the URL are not copied");
        }
        int query = bare.indexOf('?');
        if (query >= 0 && secret(bare.substring(query))) {
            String variable = variable(upstream, "URL");
            upstream.note("the query of its URL may hold a secret, so it is not copied: set " + variable
                    + " to the whole URL");
            upstream.put("url", "${" + variable + ":}");
        } else {
            upstream.put("url", filled(upstream, bare));
        }
        return true;
    }

    /** The target for people to read: without a user, a password and a query. */
    static String withoutSecrets(String target) {
        return USER_INFO.matcher(target).replaceFirst("$1").replaceFirst("[?#].*$", "");
    }

    /** Sets the address of a tcp or tls check; whether it is a host and a port. */
    static boolean address(DraftUpstream upstream, String address) {
        Matcher matcher = ADDRESS.matcher(address.strip());
        boolean fits = matcher.matches() && Integer.parseInt(matcher.group(2)) <= 65_535;
        if (fits) {
            upstream.put("address", filled(upstream, address.strip()));
        }
        return fits;
    }

    /** The name of a variable of the environment for something of the upstream. */
    static String variable(DraftUpstream upstream, String what) {
        return upstream.id()
                        .toUpperCase(Locale.ROOT)
                        .replaceAll("[^A-Z0-9]", "_")
                        .replaceAll("^(\\d)", "_$1") + "_" + what;
    }

    /** Adds headers; what is likely to be secret becomes a reference to a file. */
    static void headers(DraftUpstream upstream, Foreign headers, Map<String, Object> into) {
        for (String name : headers.keys()) {
            String value = headers.text(name).orElse("");
            if (!name.matches("[A-Za-z0-9!#$%&'*+.^_`|~-]+")) {
                upstream.note("the header " + name + " is no header's name");
            } else if (secret(name) || VARIABLE.matcher(value).find()) {
                secretHeader(upstream, into, name, "the value of the header " + name + " is not copied");
            } else if (!value.isEmpty() && !name.equalsIgnoreCase("Host")) {
                into.put(name, value.replaceAll("[\\r\\n]+", " "));
            } else {
                upstream.note("the header " + name + " is not carried over");
            }
        }
    }

    /** Headers that were gathered, if any. */
    static void put(DraftUpstream upstream, Map<String, Object> headers) {
        if (!headers.isEmpty()) {
            upstream.put("headers", headers);
        }
    }

    /** A header whose value has to be put into a secret file. */
    static void secretHeader(DraftUpstream upstream, Map<String, Object> into, String name, String why) {
        String path = upstream.id() + "/" + Draft.id(name);
        into.put(name, Map.of("secret", path));
        upstream.note(why + ": put it into the secret file " + path);
    }

    /** Sets method and body of an http check; whether the map can have such a request at all. */
    static boolean request(DraftUpstream upstream, String method, Optional<String> body) {
        String upper = method.toUpperCase(Locale.ROOT);
        if (!List.of("GET", "HEAD", "OPTIONS", "POST").contains(upper)) {
            return false;
        }
        if (!upper.equals("GET")) {
            upstream.put("method", upper);
        }
        if (upper.equals("POST")) {
            upstream.put("idempotent", true);
            upstream.note("it posts again and again: make sure that this changes nothing there");
        }
        body.ifPresent(text -> {
            if (secret(text)) {
                upstream.put(
                        "paused", Map.of("reason", "its body may hold a secret, which was not copied into the map"));
                upstream.note("its body may hold a secret and is not copied; the check is paused");
            } else {
                upstream.put("body", filled(upstream, text));
            }
        });
        return true;
    }

    /** Sets how often it is asked and for how long; the timeout has to be shorter than the interval. */
    static void times(DraftUpstream upstream, Optional<Long> intervalMillis, Optional<Long> timeoutMillis) {
        long interval = Math.clamp(intervalMillis.orElse(60_000L), 1_000L, MOST_MILLIS);
        long timeout = Math.max(1L, timeoutMillis.orElse(10_000L));
        if (timeout >= interval) {
            timeout = interval * 4 / 5;
            upstream.note("its timeout was not shorter than its interval: now it is " + duration(timeout));
        }
        upstream.put("interval", duration(interval));
        upstream.put("timeout", duration(timeout));
    }

    /** Milliseconds as a map writes a duration. */
    static String duration(long millis) {
        return millis % 1000 == 0 ? millis / 1000 + "s" : millis + "ms";
    }

    /** A duration such as {@code 1m30s}, in milliseconds. */
    static Optional<Long> millis(String text) {
        Matcher matcher = DURATION_PART.matcher(text.strip());
        BigDecimal sum = BigDecimal.ZERO;
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            sum = sum.add(new BigDecimal(matcher.group(1)).multiply(unit(matcher.group(2))));
            end = matcher.end();
        }
        return end > 0 && end == text.strip().length() ? Optional.of(sum.longValue()) : Optional.empty();
    }

    private static BigDecimal unit(String unit) {
        return switch (unit) {
            case "ns" -> new BigDecimal("0.000001");
            case "us", "µs" -> new BigDecimal("0.001");
            case "ms" -> BigDecimal.ONE;
            case "s" -> new BigDecimal(1_000);
            case "m" -> new BigDecimal(60_000);
            case "h" -> new BigDecimal(3_600_000);
            case "d" -> new BigDecimal(86_400_000);
            default -> new BigDecimal(604_800_000);
        };
    }

    /** Status codes such as {@code 200}, {@code 200-299}, {@code 2xx}; absent when one of them is none. */
    static Optional<List<Object>> statuses(List<String> codes) {
        var statuses = new ArrayList<Object>();
        for (String code : codes) {
            String one = code.strip().replaceAll("^([1-5])[xX]{2}$", "$100-$199");
            if (!one.matches("[1-5]\\d\\d(-[1-5]\\d\\d)?")) {
                return Optional.empty();
            }
            statuses.add(one.length() == 3 ? (Object) Integer.valueOf(one) : one);
        }
        return statuses.isEmpty() ? Optional.empty() : Optional.of(statuses);
    }

    /** A scalar as it was meant: flags, null and numbers are themselves, all else is text. */
    static Object scalar(String text) {
        if (text.matches("-?(0|[1-9]\\d{0,15})(\\.\\d{1,15})?")) {
            return new BigDecimal(text);
        }
        return text.equals("true") || text.equals("false") ? (Object) Boolean.valueOf(text) : text;
    }
}
