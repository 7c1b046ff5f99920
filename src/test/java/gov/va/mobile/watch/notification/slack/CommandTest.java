package gov.va.mobile.watch.notification.slack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommandTest {
    @Test
    void understandsItsWords() {
        assertThat(Command.read("")).isEqualTo(new Command.Status());
        assertThat(Command.read("  STATUS ")).isEqualTo(new Command.Status());
        assertThat(Command.read("status bgs")).isEqualTo(new Command.Upstream("bgs"));
        assertThat(Command.read("incidents")).isEqualTo(new Command.Incidents());
        assertThat(Command.read("windows")).isEqualTo(new Command.Windows());
        assertThat(Command.read("owner bgs")).isEqualTo(new Command.Owner("bgs"));
        assertThat(Command.read("who owns VA Profile")).isEqualTo(new Command.Owner("VA Profile"));
        assertThat(Command.read("owner")).isEqualTo(new Command.Help());
        assertThat(Command.read("help")).isEqualTo(new Command.Help());
        assertThat(Command.read("Benefits  Gateway")).isEqualTo(new Command.Upstream("Benefits Gateway"));
    }

    @Test
    void understandsAReport() {
        assertThat(Command.read("report bgs https://x.example/1"))
                .isEqualTo(new Command.Report("bgs", "https://x.example/1"));
        assertThat(Command.read("report #12 <https://x.example/1|x.example>"))
                .isEqualTo(new Command.Report("#12", "https://x.example/1"));
        assertThat(Command.read("report bgs")).isEqualTo(new Command.Report("bgs", ""));
        assertThat(Command.read("report https://x.example/1")).isEqualTo(new Command.Help());
        assertThat(Command.read("report")).isEqualTo(new Command.Help());
        assertThat(Command.read("report bgs javascript:alert(1)"))
                .isEqualTo(new Command.Report("bgs javascript:alert(1)", ""));
    }
}
