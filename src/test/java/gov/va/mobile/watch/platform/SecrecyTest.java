package gov.va.mobile.watch.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SecrecyTest {
    private final Secrecy secrecy = Secrecy.of("Bearer canary-of-the-tests", "a\"b\\c", "abc");

    @Test
    void hidesWholeAndPartsAndWhateverCase() {
        assertThat(secrecy.hide("Bearer canary-of-the-tests!")).isEqualTo("•••!");
        assertThat(secrecy.hide("https://CANARY-of-the-tests.example/")).isEqualTo("https://•••.example/");
    }

    @Test
    void hidesWhatWasQuoted() {
        assertThat(secrecy.hide("found \"a\\\"b\\\\c\"")).isEqualTo("found \"•••\"");
    }

    @Test
    void hidesBeginningsWhereItWasCut() {
        assertThat(secrecy.hide("found \"all well canary-of-th\"…")).isEqualTo("found \"all well •••\"…");
        assertThat(secrecy.hide("a canary-…, a bear…, a can… and more")).isEqualTo("a •••…, a •••…, a can… and more");
    }

    @Test
    void leavesShortWordsAlone() {
        assertThat(secrecy.hide("abc, bearer of the tests")).isEqualTo("abc, bearer of the tests");
        assertThat(Secrecy.of("", " ").hide("as it is…")).isEqualTo("as it is…");
    }
}
