package gov.va.mobile.watch.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** Reads what people enter elsewhere than in the body of a request, by the very rules that hold there: strict, storable, and free texts looked at. */
@ApplicationScoped
public class Bodies {
    private final ObjectMapper mapper;

    Bodies(ObjectMapper mapper) {
        this.mapper = mapper;
    }

    /**
     * The fields as a body of that type.
     *
     * @param fields texts, booleans and numbers as JSON has them; times as ISO-8601
     * @throws ProblemException 400, naming the field
     */
    public <T> T read(Map<String, Object> fields, Class<T> type) {
        try {
            return mapper.convertValue(fields, type);
        } catch (IllegalArgumentException wrong) {
            if (wrong.getCause() instanceof JsonProcessingException unreadable) {
                throw JsonProblems.of(unreadable);
            }
            throw wrong;
        }
    }
}
