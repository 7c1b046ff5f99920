package gov.va.mobile.watch.map.importing;

import gov.va.mobile.watch.map.importing.Draft.DraftUpstream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From the modules of Prometheus's blackbox_exporter, and the scrape configuration that names targets: an upstream for each target; without targets one for
 * each module, with its address to be set by the environment.
 */
final class BlackboxImport {
    private static final Set<String> KNOWN = Set.of("prober", "timeout", "http", "tcp", "dns", "icmp", "grpc", "unix");
    private static final Set<String> KNOWN_HTTP = Set.of(
            "valid_status_codes",
            "valid_http_versions",
            "method",
            "headers",
            "body",
            "fail_if_body_not_matches_regexp",
            "fail_if_header_not_matches",
            "follow_redirects",
            "no_follow_redirects",
            "tls_config",
            "basic_auth",
            "authorization",
            "bearer_token",
            "bearer_token_file",
            "proxy_url",
            "preferred_ip_protocol",
            "ip_protocol_fallback");
    private static final Set<String> KNOWN_TCP =
            Set.of("tls", "tls_config", "preferred_ip_protocol", "ip_protocol_fallback");
    private static final Set<String> KNOWN_DNS =
            Set.of("query_name", "query_type", "transport_protocol", "preferred_ip_protocol", "ip_protocol_fallback");
    private static final Set<String> KNOWN_JOB = Set.of(
            "job_name",
            "metrics_path",
            "params",
            "scrape_interval",
            "scrape_timeout",
            "static_configs",
            "relabel_configs");
    private static final int REDIRECTS = 5;
    private static final long SCRAPE_MILLIS = 60_000L;

    private final Foreign modules;
    private final Draft draft = new Draft();

    private BlackboxImport(Foreign modules) {
        this.modules = modules;
    }

    /** @param prometheus the scrape configuration, if there is one */
    static Draft read(String file, Optional<String> prometheus) {
        Foreign blackbox = ForeignFile.yaml(file);
        if (!blackbox.has("modules")) {
            throw new BadFileException(file, "no modules", "the blackbox_exporter's blackbox.yml");
        }
        var made = new BlackboxImport(blackbox.part("modules"));
        prometheus.ifPresentOrElse(made::jobs, made::modulesAlone);
        return made.draft;
    }

    private void modulesAlone() {
        for (String name : modules.keys()) {
            DraftUpstream upstream = draft.upstream(name, "module " + name);
            String variable = Carry.variable(upstream, "ADDRESS");
            probe(upstream, name, "${" + variable + ":}", SCRAPE_MILLIS, Optional.empty());
            upstream.note("no target was named: set " + variable + " to one, until then it is switched off");
        }
    }

    private void jobs(String file) {
        Foreign config = ForeignFile.yaml(file);
        if (!config.has("scrape_configs")) {
            throw new BadFileException(file, "no scrape_configs", "a Prometheus configuration");
        }
        long byDefault = config.part("global")
                .text("scrape_interval")
                .flatMap(Carry::millis)
                .orElse(SCRAPE_MILLIS);
        config.parts("scrape_configs").stream()
                .filter(job -> job.text("metrics_path")
                        .filter(path -> path.contains("probe"))
                        .isPresent())
                .forEach(job -> job(job.named("job " + job.text("job_name").orElse(job.place())), byDefault));
        if (draft.upstreams().isEmpty()) {
            draft.note(file, "no job with a metrics_path of /probe and static targets was found");
        }
    }

    private void job(Foreign job, long byDefault) {
        job.keysBut(KNOWN_JOB).forEach(key -> draft.note(job.place(), key + " is not carried over"));
        List<String> named = job.part("params").texts("module");
        String module = named.isEmpty() ? "http_2xx" : named.getFirst();
        long interval = job.text("scrape_interval").flatMap(Carry::millis).orElse(byDefault);
        for (Foreign group : job.parts("static_configs")) {
            for (String target : group.texts("targets")) {
                String name = Carry.withoutSecrets(target);
                DraftUpstream upstream = draft.upstream(name.replaceFirst("^[a-z]+://", ""), job.place() + ", " + name);
                probe(
                        upstream,
                        module,
                        target,
                        interval,
                        job.text("scrape_timeout").flatMap(Carry::millis));
            }
        }
    }

    private void probe(DraftUpstream upstream, String name, String target, long interval, Optional<Long> timeout) {
        Foreign module = modules.part(name);
        if (module.isEmpty()) {
            upstream.unmonitored("there is no module " + name);
            return;
        }
        module.keysBut(KNOWN).forEach(key -> upstream.note("module " + name + ": " + key + " is not carried over"));
        String prober = module.text("prober").orElse("");
        switch (prober) {
            case "http" -> http(upstream, module.part("http"), target);
            case "tcp" -> tcp(upstream, module.part("tcp"), target);
            case "dns" -> dns(upstream, module.part("dns"), target);
            default ->
                upstream.unmonitored("probes by " + Draft.id(prober)
                        + " are not carried over; a tcp check of one of its ports may serve");
        }
        Carry.times(
                upstream,
                Optional.of(interval),
                module.text("timeout").flatMap(Carry::millis).or(() -> timeout));
    }

    private static void http(DraftUpstream upstream, Foreign http, String target) {
        http.keysBut(KNOWN_HTTP).forEach(key -> upstream.note("http." + key + " is not carried over"));
        Map<String, Object> headers = new LinkedHashMap<>();
        upstream.put("type", "http");
        if (target.startsWith("${")) {
            upstream.put("url", target);
        } else if (!Carry.url(upstream, target.contains("://") ? target : "http://" + target, headers)) {
            upstream.unmonitored("its target is no URL that could be asked");
            return;
        }
        String method = http.text("method").orElse("GET");
        if (!Carry.request(upstream, method, http.text("body"))) {
            upstream.unmonitored("a request by " + Draft.id(method) + " changes something there and is not made");
            return;
        }
        Carry.headers(upstream, http.part("headers"), headers);
        if (http.has("basic_auth")
                || http.has("authorization")
                || http.has("bearer_token")
                || http.has("bearer_token_file")) {
            Carry.secretHeader(upstream, headers, "Authorization", "the authorization is not copied");
        }
        Carry.put(upstream, headers);
        if (!http.off("follow_redirects") && !http.flag("no_follow_redirects")) {
            upstream.put("followRedirects", REDIRECTS);
        }
        tls(upstream, http.part("tls_config"));
        http.text("proxy_url").ifPresent(proxy -> {
            if (proxy.contains("@")) {
                upstream.note("proxy_url holds a password and is not copied");
            } else {
                upstream.put("via", Carry.filled(upstream, proxy));
            }
        });
        expectations(upstream, http);
    }

    private static void expectations(DraftUpstream upstream, Foreign http) {
        List<String> codes = http.texts("valid_status_codes");
        if (!codes.isEmpty()) {
            Carry.statuses(codes)
                    .ifPresentOrElse(
                            statuses -> upstream.expect("status", statuses),
                            () -> upstream.note("valid_status_codes is not carried over"));
        }
        List<String> patterns = http.texts("fail_if_body_not_matches_regexp");
        patterns.stream().findFirst().ifPresent(pattern -> upstream.expect("body", Map.of("matches", pattern)));
        if (patterns.size() > 1) {
            upstream.note("only the first of fail_if_body_not_matches_regexp is carried over");
        }
        http.parts("fail_if_header_not_matches").forEach(rule -> {
            Optional<String> header = rule.text("header");
            Optional<String> pattern = rule.text("regexp");
            if (header.isEmpty()
                    || pattern.isEmpty()
                    || !upstream.expect("header", header.get(), Map.of("matches", pattern.get()))) {
                upstream.note("a rule of fail_if_header_not_matches is not carried over");
            }
        });
    }

    private static void tcp(DraftUpstream upstream, Foreign tcp, String target) {
        tcp.keysBut(KNOWN_TCP).forEach(key -> upstream.note("tcp." + key + " is not carried over"));
        upstream.put("type", tcp.flag("tls") ? "tls" : "tcp");
        tls(upstream, tcp.part("tls_config"));
        if (target.startsWith("${")) {
            upstream.put("address", target);
        } else if (!Carry.address(upstream, target.replaceFirst("^[a-z]+://", ""))) {
            upstream.unmonitored("its target is not of the form host:port");
        }
    }

    private static void dns(DraftUpstream upstream, Foreign dns, String target) {
        dns.keysBut(KNOWN_DNS).forEach(key -> upstream.note("dns." + key + " is not carried over"));
        upstream.put("type", "dns");
        upstream.put("name", dns.text("query_name").orElse("").replaceAll("\\.$", ""));
        upstream.put("record", dns.text("query_type").orElse("A"));
        upstream.put("resolver", target.startsWith("${") || target.matches(".*:\\d+") ? target : target + ":53");
    }

    private static void tls(DraftUpstream upstream, Foreign tls) {
        if (tls.flag("insecure_skip_verify")) {
            upstream.note(
                    "insecure_skip_verify is not carried over: certificates are always verified; name a private ca instead");
        }
        tls.keysBut(Set.of("insecure_skip_verify"))
                .forEach(key -> upstream.note("tls_config." + key + " is not carried over"));
    }
}
