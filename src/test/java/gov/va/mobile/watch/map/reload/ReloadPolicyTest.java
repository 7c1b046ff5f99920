package gov.va.mobile.watch.map.reload;

import static org.assertj.core.api.Assertions.assertThat;

import gov.va.mobile.watch.map.reload.ReloadPolicy.Looks;
import gov.va.mobile.watch.map.reload.ReloadPolicy.Step;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReloadPolicyTest {
    @ParameterizedTest
    @CsvSource({
        "AA, A", // read once, after it was the same twice
        "AAAAAA, A",
        "AABAAA, A", // a moment's change is none
        "AABBBB, AB",
        "AABCDEEE, AE", // half-written: only what it settles on
        "AABBAAA, ABA", // and back
        "A, ''",
        "ABABAB, ''",
    })
    void aContentIsReadOnceItIsTheSameAtTwoLooks(String contents, String read) {
        Looks looks = Looks.NONE;
        List<String> judged = new ArrayList<>();
        for (String content : contents.chars().mapToObj(Character::toString).toList()) {
            Step step = ReloadPolicy.onLook(looks, content);
            looks = looks.saw(content);
            if (step == Step.JUDGE) {
                judged.add(content);
                looks = looks.judged(content);
            }
        }
        assertThat(String.join("", judged)).isEqualTo(read);
    }
}
