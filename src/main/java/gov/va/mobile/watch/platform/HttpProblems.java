package gov.va.mobile.watch.platform;

/** What the refusals of HTTP itself say. */
final class HttpProblems {
    private HttpProblems() {}

    /** The refusal of a 4xx status that HTTP, and no rule of ours, calls for. */
    static Refusal of(int status) {
        return switch (status) {
            case 401 -> Refusal.unauthorized();
            case 403 -> Refusal.of(403, "Forbidden", "this is not allowed");
            case 404 -> Refusal.of(404, "Not Found", "there is nothing at this path");
            case 405 ->
                Refusal.of(
                        405,
                        "Method Not Allowed",
                        "this path does not take that method; the header Allow names those that it takes");
            case 406 ->
                Refusal.of(406, "Not Acceptable", "this path answers in none of the media types of the header Accept");
            case 413 -> Refusal.of(413, "Content Too Large", "the body is larger than 256 KiB");
            case 414 -> Refusal.of(414, "URI Too Long", "the address is too long");
            case 415 ->
                Refusal.of(
                        415,
                        "Unsupported Media Type",
                        "found a Content-Type that this path does not take, or none, expected application/json on most paths");
            case 431 -> Refusal.of(431, "Request Header Fields Too Large", "the headers are too large");
            default -> Refusal.of(status, "Bad Request", "the request could not be understood");
        };
    }
}
