package io.scanpass.command.accept.operator;

import io.scanpass.command.CommandSideIT;
import io.scanpass.contract.RejectionCode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoOperatorIT extends CommandSideIT {

    @ParameterizedTest
    @ValueSource(strings = {"/v1/operator", "/v1/operator/users?username=alice", "/v1/operator/nothing"})
    void isLetInWhereNoSecretIsSet(String path) {
        send(request(path)).isRefused(404, RejectionCode.NOT_FOUND);
        send(request(path).header("Authorization", "Bearer x")).isRefused(404, RejectionCode.NOT_FOUND);
        send(request(path).headers(bearer(newPhone()))).isRefused(404, RejectionCode.NOT_FOUND);
    }
}
