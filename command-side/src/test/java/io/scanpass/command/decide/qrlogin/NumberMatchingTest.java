package io.scanpass.command.decide.qrlogin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.scanpass.contract.RejectionCode;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

class NumberMatchingTest extends QrLoginFixture {

    private static final List<Integer> CHOICES = List.of(17, 42, 88);

    @Test
    void offersThreeNumbersWhereThePersonChooses() {
        fixtureAt(NOON)
                .given(requested("choose"))
                .when(scan(OWNER))
                .expectEvents(scanned(OWNER, 42, CHOICES))
                .expectResultMessagePayload(answer(NumberMatching.CHOOSE, CHOICES));
    }

    @Test
    void offersNoneWhereThePersonTypes() {
        fixtureAt(NOON)
                .given(requested("type"))
                .when(scan(OWNER))
                .expectEvents(scanned(OWNER, 42, null))
                .expectResultMessagePayload(answer(NumberMatching.TYPE, List.of()));
    }

    @Test
    void offersTheSameNumbersWhenScannedAgain() {
        fixtureAt(NOON)
                .given(requested("choose"), scanned(OWNER, 88, List.of(11, 12, 88)))
                .when(scan(OWNER))
                .expectNoEvents()
                .expectResultMessagePayload(answer(NumberMatching.CHOOSE, List.of(11, 12, 88)));
    }

    @Test
    void confirmsWithTheNumberOfThePage() {
        fixtureAt(NOON)
                .given(requested("choose"), scanned(OWNER, 42, CHOICES))
                .when(confirm(OWNER, 42))
                .expectEvents(confirmed(OWNER, NOON), sessionStarted(NOON))
                .expectResultMessagePayload(Confirmation.CONFIRMED);
    }

    @Test
    void endsTheLoginAtTheFirstWrongNumber() {
        fixtureAt(NOON)
                .given(requested("choose"), scanned(OWNER, 42, CHOICES))
                .when(confirm(OWNER, 17))
                .expectEvents(rejected(OWNER, "wrong_number", NOON))
                .expectResultMessagePayload(Confirmation.WRONG_NUMBER);
    }

    @Test
    void rejectsTheRightNumberAfterAWrongOne() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested("choose"), scanned(OWNER, 42, CHOICES), rejected(OWNER, "wrong_number", NOON))
                        .when(confirm(OWNER, 42)),
                RejectionCode.QR_LOGIN_ALREADY_DECIDED);
    }

    @Test
    void rejectsAConfirmWithoutANumberAndLetsThePersonSayIt() {
        expectRefusal(
                fixtureAt(NOON)
                        .given(requested("type"), scanned(OWNER, 42, null))
                        .when(confirm(OWNER)),
                RejectionCode.QR_NUMBER_MISSING);
    }

    @Test
    void tellsAStrangerNothingOfTheNumber() {
        for (int guess : CHOICES) {
            expectRefusal(
                    fixtureAt(NOON)
                            .given(requested("choose"), scanned(OWNER, 42, CHOICES))
                            .when(confirm(STRANGER, guess)),
                    RejectionCode.QR_LOGIN_NOT_YOURS);
        }
    }

    @Test
    void repeatedIsNoNewFactWhateverTheNumber() {
        fixtureAt(NOON)
                .given(requested("choose"), scanned(OWNER, 42, CHOICES), confirmed(OWNER, NOON))
                .when(confirm(OWNER, 42))
                .expectNoEvents()
                .expectResultMessagePayload(Confirmation.CONFIRMED);
    }

    @Test
    void asksForNoNumberWhereTheEventIsOlderThanTheRule() {
        fixtureAt(NOON)
                .given(requested((String) null), scanned(OWNER))
                .when(confirm(OWNER))
                .expectEvents(confirmed(OWNER, NOON), sessionStarted(NOON));
    }

    @RepeatedTest(20)
    void drawsTwoDigitsAndHidesThemAmongOthersInOrder() {
        DrawnNumbers drawn = DrawnNumbers.random();
        assertThat(drawn.choices())
                .hasSize(3)
                .doesNotHaveDuplicates()
                .isSorted()
                .contains(drawn.number())
                .allMatch(number -> number >= 10 && number <= 99);
        assertThat(drawn.toString()).doesNotContain(Integer.toString(drawn.number()));
    }

    @Test
    void isAmongItsChoices() {
        assertThatIllegalArgumentException().isThrownBy(() -> new DrawnNumbers(42, List.of(17, 43, 88)));
    }

    private static ScannedQr answer(NumberMatching matching, List<Integer> choices) {
        return new ScannedQr(LOGIN, "web", "openid", requester(), NOON, EXPIRY, matching, choices, null, false);
    }
}
