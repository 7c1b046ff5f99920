package gov.va.mobile.watch.window.pagerduty;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A maintenance window as PagerDuty writes it; fields that we do not use are ignored. */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record PagerDutyWindow(
        @Nullable String id,
        @Nullable String type,
        @JsonProperty("start_time") @Nullable OffsetDateTime startTime,
        @JsonProperty("end_time") @Nullable OffsetDateTime endTime,
        @Nullable String description,
        @Nullable List<Service> services) {

    /** A service that it names. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Service(@Nullable String id, @Nullable String type) {}

    /** One window inside its wrapper. */
    public record One(
            @JsonProperty("maintenance_window") @Nullable PagerDutyWindow maintenanceWindow) {}

    /** A page of windows. */
    public record Many(
            @JsonProperty("maintenance_windows") @Nullable List<PagerDutyWindow> maintenanceWindows,
            @Nullable Integer limit,
            @Nullable Integer offset,
            @Nullable Boolean more) {}
}
