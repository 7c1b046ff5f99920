package gov.va.mobile.watch.support;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Decides about tests that {@link Needs} something. */
final class NeedsCondition implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getElement()
                .flatMap(element -> AnnotationSupport.findAnnotation(element, Needs.class))
                .map(needs -> decide(needs.value()))
                .orElseGet(() -> ConditionEvaluationResult.enabled("needs nothing"));
    }

    private static ConditionEvaluationResult decide(Tool tool) {
        if (tool.find().isPresent()) {
            return ConditionEvaluationResult.enabled("there is " + tool.words());
        }
        if (Boolean.parseBoolean(System.getenv("WATCH_TEST_REQUIRE_ALL"))) {
            throw new IllegalStateException(
                    "This machine has not " + tool.words() + ", and WATCH_TEST_REQUIRE_ALL is true.");
        }
        return ConditionEvaluationResult.disabled("needs " + tool.words());
    }
}
