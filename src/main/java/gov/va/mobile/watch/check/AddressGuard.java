package gov.va.mobile.watch.check;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.Optional;

/**
 * Which addresses are never asked, and which only where the map allows private ones (behaviour.md §2). It looks at the address that is connected to, not at the name,
 * so that no name and no redirect leads into our own network's services.
 */
final class AddressGuard {
    private static final Refusal FINE = new Refusal(false, "");
    private static final byte[] AWS_METADATA = address("fd00:ec2::254");
    private static final byte[] GOOGLE_METADATA = address("fd20:ce::254");

    private AddressGuard() {}

    /**
     * Why an address is not asked.
     *
     * @param always whatever the map says
     * @param what for example {@code link-local address}
     */
    record Refusal(boolean always, String what) {}

    /** Why the address is refused, if it is. */
    static Optional<Refusal> refuse(InetAddress address, boolean allowPrivate) {
        byte[] bytes = address.getAddress();
        Refusal refusal = bytes.length == 4 ? ofIpv4(bytes) : ofIpv6(bytes);
        return refusal.what().isEmpty() || (allowPrivate && !refusal.always())
                ? Optional.empty()
                : Optional.of(refusal);
    }

    private static Refusal ofIpv4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        int d = bytes[3] & 0xff;
        return switch (a) {
            case 0 -> always("unspecified address");
            case 10 -> ifPrivate("private address");
            case 100 -> {
                if (b == 100 && c == 100 && d == 200) {
                    yield always("cloud-metadata address");
                }
                yield (b & 0xc0) == 64 ? ifPrivate("private address") : FINE;
            }
            case 127 -> ifPrivate("loopback address");
            case 168 -> b == 63 && c == 129 && d == 16 ? always("cloud-metadata address") : FINE;
            case 169 -> b == 254 ? always("link-local address") : FINE;
            case 172 -> (b & 0xf0) == 16 ? ifPrivate("private address") : FINE;
            case 192 -> {
                if (b == 0 && c == 0) {
                    yield d == 192 ? always("cloud-metadata address") : ifPrivate("private address");
                }
                yield b == 168 ? ifPrivate("private address") : FINE;
            }
            case 198 -> (b & 0xfe) == 18 ? ifPrivate("private address") : FINE;
            default -> {
                if (a >= 240) {
                    yield always(a == 255 ? "broadcast address" : "reserved address");
                }
                yield a >= 224 ? always("multicast address") : FINE;
            }
        };
    }

    private static Refusal ofIpv6(byte[] bytes) {
        int first = (bytes[0] & 0xff) << 8 | (bytes[1] & 0xff);
        if (zero(bytes, 0, 15) && (bytes[15] & 0xfe) == 0) {
            return bytes[15] == 0 ? always("unspecified address") : ifPrivate("loopback address");
        }
        if (Arrays.equals(bytes, AWS_METADATA) || Arrays.equals(bytes, GOOGLE_METADATA)) {
            return always("cloud-metadata address");
        }
        if ((first & 0xff00) == 0xff00) {
            return always("multicast address");
        }
        if ((first & 0xffc0) == 0xfe80) {
            return always("link-local address");
        }
        if ((first & 0xffc0) == 0xfec0 || (first & 0xfe00) == 0xfc00) {
            return ifPrivate("private address");
        }
        return embedded(bytes, first).map(AddressGuard::ofIpv4).orElse(FINE);
    }

    /** The IPv4 address that an IPv6 address leads to: mapped, compatible, NAT64, 6to4, Teredo, ISATAP. */
    private static Optional<byte[]> embedded(byte[] bytes, int first) {
        boolean mapped = zero(bytes, 0, 10) && (bytes[10] == bytes[11]) && (bytes[10] == 0 || bytes[10] == -1);
        boolean nat64 = first == 0x64 && bytes[2] == (byte) 0xff && bytes[3] == (byte) 0x9b;
        boolean isatap = (bytes[8] & 0xfd) == 0 && bytes[9] == 0 && bytes[10] == 0x5e && bytes[11] == (byte) 0xfe;
        if (mapped || nat64 || isatap) {
            return Optional.of(Arrays.copyOfRange(bytes, 12, 16));
        }
        if (first == 0x2002) {
            return Optional.of(Arrays.copyOfRange(bytes, 2, 6));
        }
        if (first == 0x2001 && bytes[2] == 0 && bytes[3] == 0) {
            byte[] client = Arrays.copyOfRange(bytes, 12, 16);
            for (int i = 0; i < client.length; i++) {
                client[i] ^= (byte) 0xff;
            }
            return Optional.of(client);
        }
        return Optional.empty();
    }

    private static Refusal always(String what) {
        return new Refusal(true, what);
    }

    private static Refusal ifPrivate(String what) {
        return new Refusal(false, what);
    }

    private static boolean zero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static byte[] address(String literal) {
        return InetAddress.ofLiteral(literal).getAddress();
    }
}
