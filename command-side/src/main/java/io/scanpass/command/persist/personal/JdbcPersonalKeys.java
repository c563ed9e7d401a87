package io.scanpass.command.persist.personal;

import io.scanpass.command.decide.Personal;
import io.scanpass.command.decide.user.PersonalKeys;
import io.scanpass.contract.personal.PersonalKey;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Never kept in memory: another node may have deleted one a moment ago. */
@Repository
class JdbcPersonalKeys implements PersonalKeys {

    private final JdbcClient jdbc;

    JdbcPersonalKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public void create(String ofWhom) {
        jdbc.sql("insert into personal_key (of_whom, secret) values (?, ?)")
                .params(ofWhom, PersonalKey.random(ofWhom).secret())
                .update();
    }

    @Override
    public Optional<PersonalKey> find(String ofWhom) {
        return jdbc.sql("select secret from personal_key where of_whom = ?")
                .param(ofWhom)
                .query((row, number) -> new PersonalKey(ofWhom, row.getBytes(1)))
                .optional();
    }

    @Override
    public Optional<String> sealed(Personal<?> personal) {
        return personal.sealed().or(() -> personal.value()
                .flatMap(value -> find(personal.ofWhom()).map(key -> PersonalJson.seal(key, value))));
    }

    @Override
    public void attribute(String loginId, String userId) {
        jdbc.sql("update personal_key set user_id = ? where of_whom = ?")
                .params(userId, loginId)
                .update();
    }

    @Override
    public void forget(String userId) {
        jdbc.sql("delete from personal_key where of_whom = ? or user_id = ?")
                .params(userId, userId)
                .update();
    }
}
