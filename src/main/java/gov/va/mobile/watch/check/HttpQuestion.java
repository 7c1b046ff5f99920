package gov.va.mobile.watch.check;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request.
 *
 * @param headers as they are sent, secrets filled in; {@code Host}, {@code Connection} and {@code Content-Length} are ours
 * @param keepBody whether somebody will look at the answer's body
 * @param maxBody how much of the answer's body is read, in bytes
 * @param reuse whether the connection may serve again
 */
record HttpQuestion(
        Route route,
        URI url,
        String method,
        Map<String, String> headers,
        Optional<String> body,
        boolean keepBody,
        int maxBody,
        boolean reuse) {

    /** The request as bytes. A URL can hold no line break, and header values were checked for them. */
    byte[] bytes() {
        byte[] content = body.map(text -> text.getBytes(StandardCharsets.UTF_8)).orElse(new byte[0]);
        var head = new StringBuilder(256);
        head.append(method).append(' ').append(target()).append(" HTTP/1.1\r\n");
        head.append("Host: ")
                .append(url.getRawAuthority().substring(url.getRawAuthority().indexOf('@') + 1));
        head.append("\r\nConnection: ").append(reuse ? "keep-alive" : "close").append("\r\n");
        headers.forEach(
                (name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
        if (body.isPresent()) {
            head.append("Content-Length: ").append(content.length).append("\r\n");
        }
        byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8);
        if (content.length == 0) {
            return start;
        }
        byte[] whole = new byte[start.length + content.length];
        System.arraycopy(start, 0, whole, 0, start.length);
        System.arraycopy(content, 0, whole, start.length, content.length);
        return whole;
    }

    private String target() {
        String path = url.getRawPath() == null || url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        String target = url.getRawQuery() == null ? path : path + "?" + url.getRawQuery();
        for (int i = 0; i < target.length(); i++) {
            if (target.charAt(i) > 127) {
                return URI.create(target).toASCIIString();
            }
        }
        return target;
    }
}
