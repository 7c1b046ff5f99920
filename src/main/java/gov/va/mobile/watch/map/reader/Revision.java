package gov.va.mobile.watch.map.reader;

import gov.va.mobile.watch.map.reader.Value.Fields;
import gov.va.mobile.watch.map.reader.Value.Items;
import gov.va.mobile.watch.map.reader.Value.Scalar;
import gov.va.mobile.watch.platform.Digests;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;

/** The hash of a map's content after filling in: comments and layout do not count, the order does, because the app's feed is in it. */
final class Revision {
    private static final int SHOWN_BYTES = 8;

    private final MessageDigest digest;

    private Revision(MessageDigest digest) {
        this.digest = digest;
    }

    /** The first 16 hexadecimal digits of the SHA-256. */
    static String of(Value root) {
        var revision = new Revision(Digests.sha256());
        revision.add(root);
        return HexFormat.of().formatHex(revision.digest.digest(), 0, SHOWN_BYTES);
    }

    /** Kind and length stand before each content, so that no two contents give the same bytes. */
    private void add(Value value) {
        switch (value) {
            case Scalar scalar -> {
                byte[] text = scalar.text().getBytes(StandardCharsets.UTF_8);
                begin(scalar.value() instanceof String ? 's' : 't', text.length);
                digest.update(text);
            }
            case Items items -> {
                begin('l', items.items().size());
                items.items().forEach(this::add);
            }
            case Fields fields -> {
                begin('m', fields.fields().size());
                fields.fields().values().forEach(field -> {
                    add(field.key());
                    add(field.value());
                });
            }
        }
    }

    private void begin(char kind, int length) {
        digest.update(ByteBuffer.allocate(Character.BYTES + Integer.BYTES)
                .putChar(kind)
                .putInt(length)
                .flip());
    }
}
