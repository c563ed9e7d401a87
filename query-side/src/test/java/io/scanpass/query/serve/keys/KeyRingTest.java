package io.scanpass.query.serve.keys;

import static io.scanpass.query.serve.keys.KeyFixture.AHEAD;
import static io.scanpass.query.serve.keys.KeyFixture.NOW;
import static io.scanpass.query.serve.keys.KeyFixture.OVERLAP;
import static io.scanpass.query.serve.keys.KeyFixture.ROTATION;
import static io.scanpass.query.serve.keys.KeyFixture.SCHEDULE;
import static io.scanpass.query.serve.keys.KeyFixture.schedule;
import static io.scanpass.query.serve.keys.SigningAlgorithm.ED_DSA;
import static io.scanpass.query.serve.keys.SigningAlgorithm.ES256;
import static io.scanpass.query.serve.keys.SigningAlgorithm.RS256;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyRingTest {

    private static final Instant FIRST_ROTATION = NOW.plus(ROTATION);

    private final KeyRing ring = KeyFixture.ring();
    private final SigningKey first = ring.signing(ES256, NOW);
    private final SigningKey second = ring.keys().getLast();

    @Test
    void beginsWithAKeyThatSignsAndOneThatFollowsIt() {
        assertThat(ring.published(NOW)).containsExactly(first, second);
        assertThat(first.signsFrom()).isEqualTo(NOW);
        assertThat(second.signsFrom()).isEqualTo(FIRST_ROTATION);
        assertThat(first.publishedUntil()).isEqualTo(FIRST_ROTATION.plus(OVERLAP));
        assertThat(second.publishedUntil()).isNull();
        assertThat(ring.kept(NOW.plusSeconds(1), SCHEDULE)).isEqualTo(ring);
    }

    @Test
    void handsOverAtOneInstant() {
        assertThat(ring.signing(ES256, FIRST_ROTATION.minusMillis(1))).isEqualTo(first);
        assertThat(ring.signing(ES256, FIRST_ROTATION)).isEqualTo(second);
        assertThat(ring.signing(ES256, FIRST_ROTATION.plusMillis(1))).isEqualTo(second);
    }

    @Test
    void publishesAKeyUntilItsLastTokenHasExpired() {
        Instant end = FIRST_ROTATION.plus(OVERLAP);
        assertThat(ring.published(end.minusMillis(1))).contains(first);
        assertThat(ring.find(first.id(), end.minusMillis(1))).contains(first);
        assertThat(ring.published(end)).containsExactly(second);
        assertThat(ring.find(first.id(), end)).isEmpty();
        assertThat(ring.kept(end, SCHEDULE).keys()).doesNotContain(first);
    }

    @Test
    void makesTheNextKeyWhenOneBeginsToSign() {
        assertThat(ring.kept(FIRST_ROTATION.minusMillis(1), SCHEDULE)).isEqualTo(ring);
        KeyRing after = ring.kept(FIRST_ROTATION, SCHEDULE);
        assertThat(after.keys()).hasSize(3).contains(first);
        assertThat(after.keys().getLast().signsFrom()).isEqualTo(FIRST_ROTATION.plus(ROTATION));
        assertThat(after.signing(ES256, FIRST_ROTATION).publishedUntil())
                .isEqualTo(FIRST_ROTATION.plus(ROTATION).plus(OVERLAP));
    }

    @Test
    void publishesTheNextKeyAheadAlsoAfterALongSleep() {
        Instant late = NOW.plus(ROTATION.multipliedBy(5));
        KeyRing after = ring.kept(late, SCHEDULE);
        assertThat(after.signing(ES256, late).id()).isEqualTo(second.id());
        assertThat(after.keys().getLast().signsFrom()).isEqualTo(late.plus(AHEAD));
    }

    @Test
    void rotatesOnDemandAsSoonAsTheNextKeyIsKnown() {
        Instant known = NOW.plus(AHEAD);
        KeyRing soon = ring.rotated(NOW.plusMillis(1), SCHEDULE);
        assertThat(soon.signing(ES256, known.minusMillis(1)).id()).isEqualTo(first.id());
        assertThat(soon.signing(ES256, known).id()).isEqualTo(second.id());
        assertThat(soon.keys().getFirst().publishedUntil()).isEqualTo(known.plus(OVERLAP));
        assertThat(soon.rotated(NOW.plusMillis(2), SCHEDULE)).isEqualTo(soon);

        KeyRing atOnce = ring.rotated(known, SCHEDULE);
        assertThat(atOnce.signing(ES256, known).id()).isEqualTo(second.id());
        assertThat(atOnce.keys()).hasSize(3);
    }

    @Test
    void withdrawsTheKeyThatSignsInFavourOfTheOneThatFollows() {
        Instant now = NOW.plusSeconds(7);
        KeyRing rest = ring.withdrawn(first.id(), now, SCHEDULE);
        assertThat(rest.find(first.id(), now)).isEmpty();
        assertThat(rest.signing(ES256, now).id()).isEqualTo(second.id());
        assertThat(rest.keys()).hasSize(2);
        assertThat(rest.keys().getLast().signsFrom()).isEqualTo(now.plus(ROTATION));
    }

    @Test
    void withdrawsWithoutGivingARetiredKeyItsPlaceBack() {
        Instant now = FIRST_ROTATION.plusMillis(1);
        KeyRing later = ring.kept(now, SCHEDULE);
        KeyRing rest = later.withdrawn(second.id(), now, SCHEDULE);
        assertThat(rest.find(first.id(), now)).isPresent();
        assertThat(rest.signing(ES256, now)).isNotEqualTo(first);
        assertThat(rest.signing(ES256, now).id())
                .isEqualTo(later.keys().getLast().id());
    }

    @Test
    void withdrawsTheKeyThatFollowsAndMakesAnother() {
        KeyRing rest = ring.withdrawn(second.id(), NOW.plusSeconds(1), SCHEDULE);
        assertThat(rest.signing(ES256, NOW.plusSeconds(1)).id()).isEqualTo(first.id());
        assertThat(rest.keys()).hasSize(2).doesNotContain(second);
        assertThat(rest.keys().getFirst().publishedUntil())
                .isEqualTo(rest.keys().getLast().signsFrom().plus(OVERLAP));
    }

    @Test
    void replacesEveryKeyAtOnceWhenAllAreWithdrawn() {
        KeyRing rest = ring.withdrawn(first.id(), NOW, SCHEDULE).withdrawn(second.id(), NOW, SCHEDULE);
        assertThat(rest.keys()).hasSize(2);
        assertThat(rest.signing(ES256, NOW)).isNotIn(first, second);
        assertThatThrownBy(() -> rest.withdrawn(first.id(), NOW, SCHEDULE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no key " + first.id());
    }

    @Test
    void holdsKeysOfAllAlgorithmsThatAreAskedFor() {
        KeyRing more = ring.kept(NOW, schedule(ES256, ED_DSA));
        assertThat(more.keys()).hasSize(4).contains(first, second);
        for (SigningAlgorithm each : List.of(ES256, ED_DSA)) {
            assertThat(more.signing(each, NOW).algorithm()).isEqualTo(each);
        }
        assertThatThrownBy(() -> ring.signing(RS256, NOW)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void letsAnAlgorithmGoThatNobodyAsksForAnyMore() {
        KeySchedule other = schedule(ED_DSA);
        KeyRing both = ring.kept(NOW, other);
        assertThat(both.keys()).contains(first, second);
        KeyRing ending = both.kept(FIRST_ROTATION, other);
        Instant end = FIRST_ROTATION.plus(OVERLAP);
        assertThat(ending.kept(end, other).keys()).noneMatch(key -> key.algorithm() == ES256);
        assertThat(ending.kept(FIRST_ROTATION.plusSeconds(1), SCHEDULE)
                        .keys()
                        .getLast()
                        .publishedUntil())
                .as("another node still asks for it")
                .isNull();
    }

    @Test
    void bringsTheNextKeyForwardWhenRotationIsMadeShorter() {
        KeySchedule shorter =
                new KeySchedule(SCHEDULE.algorithms(), Duration.ofMinutes(30), AHEAD, Duration.ofMinutes(5));
        KeyRing sooner = ring.kept(NOW.plusSeconds(1), shorter);
        assertThat(sooner.keys().getLast().signsFrom()).isEqualTo(NOW.plus(Duration.ofMinutes(30)));
        assertThat(sooner.kept(NOW.plusSeconds(1), SCHEDULE))
                .as("never later than announced")
                .isEqualTo(sooner);
    }

    @Test
    void saysWhatChanged() {
        assertThat(ring.withdrawn(first.id(), NOW, SCHEDULE).changesSince(ring, NOW))
                .hasSize(3)
                .startsWith(
                        "signing key " + first.id() + " is withdrawn",
                        "signing key " + second.id() + " signs ES256 from " + NOW);
        assertThat(ring.changesSince(ring, NOW)).isEmpty();
        assertThat(ring.toString()).doesNotContain("private").contains(first.id());
    }
}
