package dev.parley.gateway.protocol;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.parley.session.contract.problem.ErrorCode;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RejectionTest {
    static Stream<Rejection> rejections() {
        return Stream.of(
                Rejection.of(ErrorCode.NOT_FOUND, "Conversation not found"),
                Rejection.of(ErrorCode.UNAVAILABLE, "Too many messages are waiting to be stored"),
                Rejection.rateLimited(1500),
                Rejection.rateLimited(0));
    }

    @ParameterizedTest
    @MethodSource("rejections")
    void whatIsThrownSaysTheSameWhereItIsCaught(Rejection rejection) {
        assertEquals(rejection, Rejection.of(rejection.exception()));
    }
}
