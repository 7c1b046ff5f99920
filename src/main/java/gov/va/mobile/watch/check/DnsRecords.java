package gov.va.mobile.watch.check;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.dns.DefaultDnsRecordDecoder;
import io.netty.handler.codec.dns.DnsPtrRecord;
import io.netty.handler.codec.dns.DnsRawRecord;
import io.netty.handler.codec.dns.DnsRecord;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The values of DNS records, as people write them in a zone file and as they are compared: addresses in one form, names in lower case without the last dot. */
final class DnsRecords {
    private DnsRecords() {}

    /**
     * The value of a record of that type.
     *
     * @throws IllegalArgumentException when its data is not what the type wants
     */
    static String value(String type, DnsRecord record) {
        if (record instanceof DnsPtrRecord pointer) {
            return name(pointer.hostname());
        }
        if (!(record instanceof DnsRawRecord raw)) {
            throw new IllegalArgumentException("found a record without data");
        }
        try {
            return read(type, raw.content().duplicate());
        } catch (IndexOutOfBoundsException | UnknownHostException | DecoderException malformed) {
            throw new IllegalArgumentException("found a record that cannot be read", malformed);
        }
    }

    /** A value of the map in the form in which answers are read. */
    static String expected(String type, String value) {
        String text = value.strip();
        return switch (type) {
            case "A", "AAAA" ->
                Names.literal(text).stream()
                        .findFirst()
                        .map(InetAddress::getHostAddress)
                        .orElse(text);
            case "TXT", "CAA", "NAPTR" -> text;
            default -> {
                var words = new ArrayList<String>();
                for (String word : text.split("\\s+", -1)) {
                    words.add(name(word));
                }
                yield String.join(" ", words);
            }
        };
    }

    private static String read(String type, ByteBuf data) throws UnknownHostException {
        return switch (type) {
            case "A", "AAAA" ->
                InetAddress.getByAddress(ByteBufUtil.getBytes(data)).getHostAddress();
            case "CNAME", "NS", "PTR" -> nextName(data);
            case "MX" -> data.readUnsignedShort() + " " + nextName(data);
            case "SRV" ->
                data.readUnsignedShort() + " " + data.readUnsignedShort() + " " + data.readUnsignedShort() + " "
                        + nextName(data);
            case "SOA" ->
                nextName(data) + " " + nextName(data) + " " + data.readUnsignedInt() + " " + data.readUnsignedInt()
                        + " " + data.readUnsignedInt() + " " + data.readUnsignedInt() + " " + data.readUnsignedInt();
            case "TXT" -> String.join("", texts(data));
            case "CAA" -> data.readUnsignedByte() + " " + text(data) + " \"" + rest(data) + "\"";
            case "NAPTR" ->
                data.readUnsignedShort() + " " + data.readUnsignedShort() + " \"" + text(data) + "\" \"" + text(data)
                        + "\" \"" + text(data) + "\" " + nextName(data);
            default -> throw new IllegalArgumentException("found the type " + type + ", expected one that is known");
        };
    }

    private static List<String> texts(ByteBuf data) {
        var texts = new ArrayList<String>();
        while (data.isReadable()) {
            texts.add(text(data));
        }
        return texts;
    }

    /** A text that says its length first; as a slice, for {@code readCharSequence} would read on into the records that follow. */
    private static String text(ByteBuf data) {
        return data.readSlice(data.readUnsignedByte()).toString(StandardCharsets.UTF_8);
    }

    private static String rest(ByteBuf data) {
        return data.readCharSequence(data.readableBytes(), StandardCharsets.UTF_8)
                .toString();
    }

    private static String nextName(ByteBuf data) {
        return name(DefaultDnsRecordDecoder.decodeName(data));
    }

    private static String name(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return lower.length() > 1 && lower.endsWith(".") ? lower.substring(0, lower.length() - 1) : lower;
    }
}
