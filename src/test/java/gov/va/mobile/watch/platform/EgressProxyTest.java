package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import gov.va.mobile.watch.platform.EgressProxy.HostPort;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EgressProxyTest {
    @Test
    void isAHostAndAPort() {
        assertThat(EgressProxy.parse("http://proxy.example:3128")).isEqualTo(new HostPort("proxy.example", 3128));
        assertThat(EgressProxy.parse(" http://10.0.0.1:80/ ")).isEqualTo(new HostPort("10.0.0.1", 80));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "proxy.example",
                "proxy.example:3128",
                "http://proxy.example",
                "https://proxy.example:3128",
                "socks5://proxy.example:1080",
                "http://name:secret@proxy.example:3128",
                "http://proxy.example:3128/path",
                "http://proxy.example:3128?x",
                "http://a b:1"
            })
    void anythingElseEndsTheStartWithoutRepeatingIt(String bad) {
        assertThatThrownBy(() -> EgressProxy.parse(bad))
                .isInstanceOf(CannotStartException.class)
                .hasMessageContaining("WATCH_PROXY")
                .hasMessageContaining("http://HOST:PORT")
                .hasMessageNotContaining("secret");
    }
}
