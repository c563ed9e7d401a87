package io.scanpass.command.decide.browser;

import io.scanpass.contract.network.Network;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Both memories of browsers, for the decisions of one test. */
public final class RememberedBrowsers implements Approvals, RefusedBrowsers {

    public final List<Approval> approvals = new ArrayList<>();
    public final Set<Browser> disowned = new HashSet<>();
    public final List<Refusal> refusals = new ArrayList<>();

    public record Refusal(Browser browser, Network reportedFrom, Instant at) {}

    @Override
    public void record(Approval approval) {
        approvals.add(approval);
    }

    @Override
    public boolean isKnown(String userId, Browser browser) {
        return approvals.stream()
                .anyMatch(approval -> approval.userId().equals(userId)
                        && approval.browser().equals(browser)
                        && !disowned.contains(browser));
    }

    @Override
    public Optional<String> kindOf(String sessionId) {
        return approvals.stream()
                .filter(approval -> approval.sessionId().equals(sessionId))
                .map(approval -> approval.browser().kind())
                .findFirst();
    }

    @Override
    public void disown(String userId, Browser browser) {
        disowned.add(browser);
    }

    @Override
    public void forget(String userId) {
        approvals.removeIf(approval -> approval.userId().equals(userId));
    }

    @Override
    public List<String> approvedBy(String sessionId) {
        return approvals.stream()
                .filter(approval -> approval.approvingSessionId().equals(sessionId))
                .map(Approval::sessionId)
                .toList();
    }

    @Override
    public void refuse(Browser browser, Network reportedFrom, Instant now) {
        refusals.add(new Refusal(browser, reportedFrom, now));
    }

    @Override
    public Optional<Instant> refusedUntil(Browser browser, Instant now) {
        return Optional.empty();
    }
}
