package gov.va.mobile.watch.platform;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jspecify.annotations.Nullable;

/**
 * What holds for every operation stands in the OpenAPI document once, here, so that it is true of resources whose authors did not think of it: bearer tokens, the
 * answers that the ground rules give, that every refusal is a problem, and the words of our enums.
 */
@OpenApiFilter(stages = OpenApiFilter.RunStage.BUILD)
public final class ApiDocumentFilter implements OASFilter {
    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);
    private static final DotName PATH = DotName.createSimple(Path.class);

    private final NullableFields nullable;
    private final Set<String> idempotent;

    /** With the index of our classes, which tells what may be null, and where a call may be repeated by its key. */
    public ApiDocumentFilter(IndexView index) {
        this.nullable = new NullableFields(index);
        this.idempotent = index.getAnnotations(IDEMPOTENT).stream()
                .filter(found -> found.target().kind() == AnnotationTarget.Kind.METHOD)
                .map(found -> path(found.target().asMethod()))
                .collect(Collectors.toSet());
    }

    private static String path(MethodInfo method) {
        return path(method.declaringClass().declaredAnnotation(PATH)) + path(method.annotation(PATH));
    }

    private static String path(@Nullable AnnotationInstance annotation) {
        String value = annotation == null ? "" : annotation.value().asString();
        return value.isEmpty() || value.startsWith("/") ? value : "/" + value;
    }

    private static final String BEARER = "bearer";
    private static final Pattern JAVA_NAME = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Set<String> PUBLIC =
            Set.of("/session", "/mobile/", "/v0/", "/links/", "/slack/", "/api/v1/app/", "/api/v1/public");

    @Override
    public void filterOpenAPI(OpenAPI document) {
        if (document.getComponents() == null) {
            document.setComponents(OASFactory.createComponents());
        }
        document.getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme(BEARER)
                                .description("A static token, or one of the identity provider"));
        document.getComponents().getSchemas().forEach(nullable::mark);
        document.getComponents().addSchema("Problem", problem());
        if (document.getPaths() != null && document.getPaths().getPathItems() != null) {
            document.getPaths().getPathItems().forEach(this::describe);
        }
    }

    /** Enums are written in camel case, which the scanner does not see where the rule stands in an interface. */
    @Override
    public Schema filterSchema(Schema schema) {
        @Nullable List<Object> words = schema.getEnumeration();
        if (words != null) {
            schema.setEnumeration(words.stream()
                    .map(word -> word instanceof String name
                                    && JAVA_NAME.matcher(name).matches()
                            ? (Object) Codes.word(name)
                            : word)
                    .toList());
        }
        return schema;
    }

    private void describe(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> describe(path, method, operation));
    }

    private void describe(String path, PathItem.HttpMethod method, Operation operation) {
        var answers = new TreeMap<String, String>();
        answers.put("400", "The input is wrong; errors names the fields");
        answers.put("500", "Something failed here");
        answers.put("503", "Out of reach or busy; nothing was done, try again");
        if (PUBLIC.stream().noneMatch(path::startsWith)) {
            operation.addSecurityRequirement(
                    OASFactory.createSecurityRequirement().addScheme(BEARER));
            answers.put("401", "No valid token");
            answers.put("403", "The token's role does not suffice");
            answers.put("429", "Too many requests within a minute; Retry-After says when to come again");
        }
        if (path.contains("{")) {
            answers.put("404", "There is no such thing");
        }
        if (!method.equals(PathItem.HttpMethod.GET)) {
            answers.put("413", "The body is larger than 256 KiB");
        }
        if (operation.getRequestBody() != null) {
            answers.put("415", "Another media type than this path takes");
        }
        if (!method.equals(PathItem.HttpMethod.DELETE)) {
            answers.put("406", "None of the media types of the header Accept");
        }
        if (method.equals(PathItem.HttpMethod.POST) && idempotent.contains(path)) {
            operation.addParameter(key());
            answers.put("409", "An earlier request with this Idempotency-Key has not been answered yet");
            answers.put("422", "This Idempotency-Key was used with another body");
        }
        if (operation.getResponses() == null) {
            operation.setResponses(OASFactory.createAPIResponses());
        }
        answers.forEach((status, words) -> add(operation.getResponses(), status, words));
        operation.getResponses().getAPIResponses().forEach(ApiDocumentFilter::completeRefusal);
    }

    private static Parameter key() {
        return OASFactory.createParameter()
                .name(IdempotencyFilter.HEADER)
                .in(Parameter.In.HEADER)
                .description(
                        "1 to 255 visible ASCII characters: the same key and body within 24 hours get the stored answer, and nothing is done twice")
                .schema(text());
    }

    private static void add(APIResponses responses, String status, String words) {
        if (!responses.hasAPIResponse(status)) {
            responses.addAPIResponse(status, answer(words));
        }
    }

    private static APIResponse answer(String words) {
        return OASFactory.createAPIResponse().description(words);
    }

    /** Whatever is refused is refused with a problem. */
    private static void completeRefusal(String status, APIResponse response) {
        boolean refuses = status.startsWith("4") || status.startsWith("5");
        if (refuses && response.getContent() == null) {
            response.setContent(OASFactory.createContent()
                    .addMediaType(
                            Problem.MEDIA_TYPE,
                            OASFactory.createMediaType()
                                    .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        }
    }

    private static Schema problem() {
        Schema text = text();
        Schema errors = OASFactory.createSchema()
                .addType(Schema.SchemaType.ARRAY)
                .description("For input: what is wrong with which field")
                .items(OASFactory.createSchema()
                        .addType(Schema.SchemaType.OBJECT)
                        .properties(Map.of("field", text, "message", text))
                        .required(List.of("field", "message")));
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("RFC 9457")
                .addProperty("type", text)
                .addProperty("title", text)
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text)
                .addProperty("errors", errors)
                .addProperty(
                        "legal",
                        OASFactory.createSchema()
                                .addType(Schema.SchemaType.ARRAY)
                                .description("Of a 409: the moves that are legal in this state")
                                .items(text))
                .addProperty("conflictsWith", conflict())
                .addProperty("id", text().description("Of a 500: what the log calls it"))
                .required(List.of("type", "title", "status", "detail"));
    }

    private static Schema conflict() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Of a 409: what is in the way")
                .addProperty("id", text())
                .addProperty("start", text())
                .addProperty("end", text().addType(Schema.SchemaType.NULL))
                .addProperty("origin", text())
                .required(List.of("id", "start", "end", "origin"));
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }
}
