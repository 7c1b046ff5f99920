package gov.va.mobile.watch.notification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All channels.
 *
 * @param nextCursor null: they are few
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
public record ChannelPage(List<ChannelView> items, @Nullable String nextCursor) {
    static ChannelPage of(List<ChannelView> items) {
        return new ChannelPage(items, null);
    }
}
