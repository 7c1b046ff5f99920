package gov.va.mobile.watch.support;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A name server over UDP and TCP on one loopback port, that answers as it is told; it writes messages by itself, so that it shares no mistakes with the client's library. */
public final class FakeNameServer implements AutoCloseable {
    private static final int NXDOMAIN = 3;
    private static final int HEADER = 12;
    private static final Map<String, Integer> TYPES = Map.ofEntries(
            Map.entry("A", 1),
            Map.entry("NS", 2),
            Map.entry("CNAME", 5),
            Map.entry("SOA", 6),
            Map.entry("PTR", 12),
            Map.entry("MX", 15),
            Map.entry("TXT", 16),
            Map.entry("AAAA", 28),
            Map.entry("SRV", 33),
            Map.entry("NAPTR", 35),
            Map.entry("CAA", 257));

    private final DatagramSocket udp;
    private final ServerSocket tcp;
    private final Map<String, Zone> zones = new ConcurrentHashMap<>();
    private final AtomicInteger questions = new AtomicInteger();

    private record Zone(int code, boolean truncated, int silences, List<Entry> entries) {}

    private record Entry(String type, ByteBuf data) {
        int number() {
            return TYPES.getOrDefault(type, 0);
        }
    }

    public FakeNameServer() {
        try {
            tcp = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            udp = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), tcp.getLocalPort()));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        Thread.ofPlatform().daemon().name("name-server-udp").start(this::serveUdp);
        Thread.ofPlatform().daemon().name("name-server-tcp").start(this::serveTcp);
    }

    public int port() {
        return tcp.getLocalPort();
    }

    /** How many questions came. */
    public int questions() {
        return questions.get();
    }

    /** A record of the name, besides others. */
    public FakeNameServer record(String name, String type, byte[] data) {
        Zone before = zones.getOrDefault(name, new Zone(0, false, 0, List.of()));
        List<Entry> entries = new ArrayList<>(before.entries());
        entries.add(new Entry(type, Unpooled.wrappedBuffer(data)));
        zones.put(name, new Zone(0, before.truncated(), before.silences(), entries));
        return this;
    }

    /** An address of the name. */
    public FakeNameServer address(String name, String literal) {
        byte[] address = InetAddress.ofLiteral(literal).getAddress();
        return record(name, address.length == 4 ? "A" : "AAAA", address);
    }

    /** The name answers with that code. */
    public FakeNameServer code(String name, int code) {
        zones.put(name, new Zone(code, false, 0, List.of()));
        return this;
    }

    /** The name is too long for UDP. */
    public FakeNameServer truncated(String name) {
        Zone zone = zones.getOrDefault(name, new Zone(0, false, 0, List.of()));
        zones.put(name, new Zone(zone.code(), true, zone.silences(), zone.entries()));
        return this;
    }

    /** The first questions for the name get lost. */
    public FakeNameServer silent(String name, int times) {
        Zone zone = zones.getOrDefault(name, new Zone(0, false, 0, List.of()));
        zones.put(name, new Zone(zone.code(), zone.truncated(), times, zone.entries()));
        return this;
    }

    /** A name as it stands in data; a name that ends in {@code @} points back to the question's name. */
    public static byte[] name(String name) {
        ByteBuf out = Unpooled.buffer();
        boolean back = name.endsWith("@");
        for (String label : (back ? name.substring(0, name.length() - 1) : name).split("\\.", -1)) {
            if (!label.isEmpty()) {
                out.writeBytes(text(label));
            }
        }
        if (back) {
            out.writeShort(0xc000 | HEADER);
        } else {
            out.writeByte(0);
        }
        return bytes(out);
    }

    /** A text that says its length first. */
    public static byte[] text(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return bytes(Unpooled.buffer().writeByte(content.length).writeBytes(content));
    }

    /** Two-byte numbers. */
    public static byte[] shorts(int... numbers) {
        ByteBuf out = Unpooled.buffer();
        for (int number : numbers) {
            out.writeShort(number);
        }
        return bytes(out);
    }

    /** All of them, one after the other. */
    public static byte[] join(byte[]... parts) {
        return bytes(Unpooled.wrappedBuffer(parts));
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        return bytes;
    }

    private void serveUdp() {
        byte[] buffer = new byte[4096];
        while (!udp.isClosed()) {
            try {
                var packet = new DatagramPacket(buffer, buffer.length);
                udp.receive(packet);
                Optional<byte[]> answer = answer(Unpooled.copiedBuffer(buffer, 0, packet.getLength()), true);
                if (answer.isPresent()) {
                    udp.send(new DatagramPacket(answer.get(), answer.get().length, packet.getSocketAddress()));
                }
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serveTcp() {
        while (!tcp.isClosed()) {
            try (Socket socket = tcp.accept()) {
                var in = new java.io.DataInputStream(socket.getInputStream());
                byte[] question = in.readNBytes(in.readUnsignedShort());
                Optional<byte[]> answer = answer(Unpooled.wrappedBuffer(question), false);
                if (answer.isPresent()) {
                    socket.getOutputStream().write(join(shorts(answer.get().length), answer.get()));
                    socket.getOutputStream().flush();
                }
            } catch (IOException closed) {
                // the next one, if it still listens
            }
        }
    }

    private Optional<byte[]> answer(ByteBuf question, boolean overUdp) {
        questions.incrementAndGet();
        int id = question.readUnsignedShort();
        question.readerIndex(HEADER);
        var labels = new ArrayList<String>();
        for (int length = question.readUnsignedByte(); length > 0; length = question.readUnsignedByte()) {
            labels.add(
                    question.readCharSequence(length, StandardCharsets.US_ASCII).toString());
        }
        int type = question.readUnsignedShort();
        byte[] asked = bytes(question.slice(HEADER, question.readerIndex() + 2 - HEADER));
        String name = String.join(".", labels).toLowerCase(Locale.ROOT);
        Zone zone = zones.getOrDefault(name, new Zone(NXDOMAIN, false, 0, List.of()));
        if (zone.silences() > 0) {
            silent(name, zone.silences() - 1);
            return Optional.empty();
        }
        List<Entry> entries = zone.truncated() && overUdp
                ? List.of()
                : zone.entries().stream()
                        .filter(entry -> entry.number() == type || entry.type().equals("CNAME"))
                        .toList();
        ByteBuf out = Unpooled.buffer();
        int flags = 0x8180 | zone.code() | (zone.truncated() && overUdp ? 0x0200 : 0);
        out.writeBytes(shorts(id, flags, 1, entries.size(), 0, 0)).writeBytes(asked);
        for (Entry entry : entries) {
            out.writeShort(0xc000 | HEADER).writeShort(entry.number()).writeShort(1);
            out.writeInt(60)
                    .writeShort(entry.data().readableBytes())
                    .writeBytes(entry.data().duplicate());
        }
        return Optional.of(bytes(out));
    }

    @Override
    public void close() {
        udp.close();
        try {
            tcp.close();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
