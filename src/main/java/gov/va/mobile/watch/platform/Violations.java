package gov.va.mobile.watch.platform;

import gov.va.mobile.watch.platform.Problem.FieldError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Bean Validation's violations as field errors: the path without the names of our methods and parameters. */
final class Violations {
    private Violations() {}

    /** Of what the caller sent; empty when what we answered ourselves was the trouble. */
    static List<FieldError> ofInput(ConstraintViolationException invalid) {
        if (invalid.getConstraintViolations().stream().anyMatch(Violations::ofAnswer)) {
            return List.of();
        }
        return invalid.getConstraintViolations().stream()
                .map(violation -> new FieldError(field(violation.getPropertyPath()), violation.getMessage()))
                .sorted(Comparator.comparing(FieldError::field).thenComparing(FieldError::message))
                .toList();
    }

    private static boolean ofAnswer(ConstraintViolation<?> violation) {
        return nodes(violation.getPropertyPath()).stream().anyMatch(node -> node.getKind() == ElementKind.RETURN_VALUE);
    }

    private static String field(Path path) {
        List<Path.Node> nodes = nodes(path);
        List<Path.Node> own = nodes.stream()
                .filter(node -> node.getKind() != ElementKind.METHOD && node.getKind() != ElementKind.PARAMETER)
                .toList();
        return (own.isEmpty() ? nodes.subList(nodes.size() - 1, nodes.size()) : own)
                .stream().map(Path.Node::toString).collect(Collectors.joining("."));
    }

    private static List<Path.Node> nodes(Path path) {
        return StreamSupport.stream(path.spliterator(), false).toList();
    }
}
