package gov.va.mobile.watch.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressGuardTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "169.254.169.254",
                "169.254.0.1",
                "100.100.100.200",
                "168.63.129.16",
                "192.0.0.192",
                "0.0.0.0",
                "0.1.2.3",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "fe80::1",
                "fd00:ec2::254",
                "fd20:ce::254",
                "ff02::1",
                "::ffff:169.254.169.254",
                "::169.254.169.254",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::a9fe:a9fe",
                "2002:a9fe:a9fe::1",
                "2001:0:1:2:3:4:5601:5601",
                "2001:db8::5efe:a9fe:a9fe"
            })
    void refusesAlways(String address) {
        assertThat(AddressGuard.refuse(InetAddress.ofLiteral(address), true)).isPresent();
        assertThat(AddressGuard.refuse(InetAddress.ofLiteral(address), false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1", "127.9.9.9", "10.1.2.3", "172.16.0.1", "172.31.255.255", "192.168.0.1", "100.64.0.1",
                "100.127.255.255", "198.18.0.1", "::1", "fc00::1", "fd12:3456::1", "fec0::1", "::ffff:127.0.0.1",
                "64:ff9b::a00:1", "2002:a00:1::1"
            })
    void refusesUnlessPrivateOnesAreMeant(String address) {
        assertThat(AddressGuard.refuse(InetAddress.ofLiteral(address), true)).isEmpty();
        assertThat(AddressGuard.refuse(InetAddress.ofLiteral(address), false)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "9.255.255.255",
                "11.0.0.0",
                "100.63.255.255",
                "100.128.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.167.0.1",
                "169.253.0.1",
                "223.255.255.255",
                "2600:1f18::1",
                "64:ff9b::101:101",
                "2002:101:101::1"
            })
    void asksAllOthers(String address) {
        assertThat(AddressGuard.refuse(InetAddress.ofLiteral(address), false)).isEmpty();
    }
}
