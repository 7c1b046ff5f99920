package gov.va.mobile.watch.access;

import io.quarkus.arc.Arc;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.inject.Any;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One method of one resource, as annotated.
 *
 * @param path as annotated, with its parameters in braces
 * @param consumes the media type of its body; JSON where that is no text
 * @param role that it needs; empty when it is open to all
 * @param closed neither a role nor openness is annotated
 */
record Route(String method, String path, String consumes, Optional<Role> role, boolean closed) {

    /** Every route of every resource. */
    static List<Route> all() {
        return Arc.container().beanManager().getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .distinct()
                .flatMap(Route::of)
                .sorted(java.util.Comparator.comparing(Route::path).thenComparing(Route::method))
                .toList();
    }

    /** The path with something in each parameter's place. */
    String address() {
        return path.replaceAll("\\{[^}]*}", "00000000-0000-4000-8000-000000000000");
    }

    private static Stream<Route> of(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .flatMap(method -> Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(found -> found != null)
                        .map(verb -> of(type, method, verb.value())));
    }

    private static Route of(Class<?> type, Method method, String verb) {
        @Nullable Path below = method.getAnnotation(Path.class);
        String path = join(type.getAnnotation(Path.class).value(), below == null ? "" : below.value());
        Optional<RolesAllowed> roles = nearest(type, method, RolesAllowed.class, PermitAll.class);
        boolean open =
                nearest(type, method, PermitAll.class, RolesAllowed.class).isPresent();
        String consumes = nearest(type, method, Consumes.class, Consumes.class)
                .map(found -> found.value()[0])
                .filter(media -> media.contains("json") || media.startsWith("text/"))
                .orElse("application/json");
        Optional<Role> role = roles.map(found -> Stream.of(Role.values())
                .filter(candidate -> List.of(found.value()).contains(candidate.code()))
                .findFirst()
                .orElseThrow());
        return new Route(verb, path, consumes, role, role.isEmpty() && !open);
    }

    private static <A extends Annotation> Optional<A> nearest(
            Class<?> type, Method method, Class<A> wanted, Class<? extends Annotation> other) {
        @Nullable A own = method.getAnnotation(wanted);
        if (own != null) {
            return Optional.of(own);
        }
        return other != wanted && method.isAnnotationPresent(other)
                ? Optional.empty()
                : Optional.ofNullable(type.getAnnotation(wanted));
    }

    private static String join(String above, String below) {
        String path = ("/" + above + "/" + below).replaceAll("/+", "/");
        return path.length() > 1 && path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    }
}
