package gov.va.mobile.watch.access;

import java.util.HexFormat;
import java.util.Optional;

/**
 * A static token that we know by its hash.
 *
 * @param name the actor of what it does
 * @param sha256 lower-case hex
 * @param role empty only for a token that is bound to a check
 * @param check {@code upstream/check} whose results it may push
 */
record Token(String name, String sha256, Optional<Role> role, Optional<String> check) {
    byte[] hash() {
        return HexFormat.of().parseHex(sha256);
    }
}
