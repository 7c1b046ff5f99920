package gov.va.mobile.watch.platform;

import io.quarkus.arc.Arc;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which methods a path of REST takes, for the header {@code Allow} that a 405 must carry and REST leaves out. Read from the annotations once, when first asked. */
@Singleton
final class AllowedMethods {
    private static final Pattern PARAMETER = Pattern.compile("\\{[^}:]*(?::([^}]*))?}");

    private @Nullable List<Route> routes;

    private record Route(Pattern path, String method) {}

    /** In the order of their names; empty when no resource is there. */
    Set<String> at(String path) {
        var methods = new TreeSet<String>();
        for (Route route : routes()) {
            if (route.path().matcher(path).matches()) {
                methods.add(route.method());
            }
        }
        return methods;
    }

    private synchronized List<Route> routes() {
        @Nullable List<Route> known = routes;
        if (known == null) {
            known = Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                    .<Class<?>>map(Bean::getBeanClass)
                    .filter(type -> type.isAnnotationPresent(Path.class))
                    .distinct()
                    .flatMap(AllowedMethods::of)
                    .toList();
            routes = known;
        }
        return known;
    }

    private static Stream<Route> of(Class<?> resource) {
        String above = resource.getAnnotation(Path.class).value();
        return Arrays.stream(resource.getDeclaredMethods()).flatMap(method -> {
            @Nullable Path below = method.getAnnotation(Path.class);
            Pattern path = pattern(above + "/" + (below == null ? "" : below.value()));
            return Arrays.stream(method.getAnnotations())
                    .filter(found -> found.annotationType().isAnnotationPresent(HttpMethod.class))
                    .map(found -> new Route(
                            path,
                            found.annotationType()
                                    .getAnnotation(HttpMethod.class)
                                    .value()));
        });
    }

    private static Pattern pattern(String template) {
        String path = ("/" + template).replaceAll("/+", "/").replaceAll("(?<=.)/$", "");
        var regex = new StringBuilder();
        var parameter = PARAMETER.matcher(path);
        int from = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(path.substring(from, parameter.start())));
            regex.append('(')
                    .append(parameter.group(1) == null ? "[^/]+" : parameter.group(1))
                    .append(')');
            from = parameter.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(path.substring(from))).append("/?").toString());
    }
}
