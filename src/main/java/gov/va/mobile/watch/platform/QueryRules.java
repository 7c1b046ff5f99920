package gov.va.mobile.watch.platform;

import gov.va.mobile.watch.platform.Problem.FieldError;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MultivaluedMap;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.RestQuery;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;

/**
 * Query parameters under {@code /api}: one that the resource does not know is refused, as a field of a body would be (api.md); so is, everywhere, one that is
 * repeated or holds what the database cannot. The app's feed that is like vets-api's ignores what it does not know, as vets-api does.
 */
public final class QueryRules {
    private final Map<Method, Set<String>> known = new ConcurrentHashMap<>();

    /** Answers 400 with every parameter that is wrong. */
    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo resource) {
        MultivaluedMap<String, String> query = request.getUriInfo().getQueryParameters();
        @Nullable Method method = resource.getResourceMethod();
        if (method == null) {
            return;
        }
        String path = request.getUriInfo().getPath();
        if (!StrictText.storable(path)) {
            throw ProblemException.notFound("such path", "");
        }
        if (query.isEmpty()) {
            return;
        }
        boolean ours = path.startsWith("/api/");
        Set<String> names = known.computeIfAbsent(method, QueryRules::names);
        List<FieldError> errors = new ArrayList<>();
        query.forEach((name, values) -> {
            if (ours && !names.contains(name)) {
                errors.add(new FieldError(name, "found an unknown parameter, expected " + words(names)));
            } else if (ours && values.size() > 1) {
                errors.add(new FieldError(name, "found it " + values.size() + " times, expected it once"));
            } else if (!values.stream().allMatch(StrictText::storable)) {
                errors.add(new FieldError(name, "expected " + StrictText.WORDS));
            }
        });
        if (!errors.isEmpty()) {
            throw ProblemException.badFields(errors);
        }
    }

    private static String words(Set<String> names) {
        return names.isEmpty() ? "none" : "one of " + String.join(", ", names);
    }

    private static Set<String> names(Method method) {
        return Arrays.stream(method.getParameters())
                .map(QueryRules::name)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static @Nullable String name(Parameter parameter) {
        @Nullable QueryParam standard = parameter.getAnnotation(QueryParam.class);
        if (standard != null) {
            return standard.value();
        }
        @Nullable RestQuery short_ = parameter.getAnnotation(RestQuery.class);
        if (short_ == null) {
            return null;
        }
        return short_.value().isEmpty() ? parameter.getName() : short_.value();
    }
}
