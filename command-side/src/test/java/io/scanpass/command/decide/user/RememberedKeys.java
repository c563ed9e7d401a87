package io.scanpass.command.decide.user;

import io.scanpass.command.decide.Personal;
import io.scanpass.contract.personal.PersonalKey;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Who has a key, and on whose account, for the decisions of one test. */
public class RememberedKeys implements PersonalKeys {

    public final Map<String, String> accounts = new HashMap<>();

    @Override
    public void create(String ofWhom) {
        accounts.put(ofWhom, ofWhom);
    }

    @Override
    public Optional<PersonalKey> find(String ofWhom) {
        return Optional.empty();
    }

    @Override
    public Optional<String> sealed(Personal<?> personal) {
        return personal.sealed();
    }

    @Override
    public void attribute(String loginId, String userId) {
        accounts.replace(loginId, userId);
    }

    @Override
    public void forget(String userId) {
        accounts.values().removeIf(userId::equals);
    }
}
