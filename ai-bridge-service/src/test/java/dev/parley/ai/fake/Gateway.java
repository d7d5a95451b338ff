package dev.parley.ai.fake;

import static io.restassured.RestAssured.given;

import dev.parley.ai.contract.canister.CanisterAnswer;
import dev.parley.ai.contract.canister.CanisterReceipt;
import dev.parley.ai.contract.reply.AiStatus;
import dev.parley.ai.contract.reply.ReplyHints;
import dev.parley.token.ServiceTokenSigner;
import io.restassured.specification.RequestSpecification;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

/// What a gateway says to the bridge.
public final class Gateway {
    private static final ServiceTokenSigner SIGNER =
            new ServiceTokenSigner("gateway-service", Surroundings.SECRET, Clock.systemUTC());

    private Gateway() {}

    public static AiStatus hint(UUID... replies) {
        return signed().body(new ReplyHints(List.of(replies)))
                .post("/internal/v1/replies")
                .then()
                .statusCode(200)
                .extract()
                .as(AiStatus.class);
    }

    public static AiStatus status() {
        return signed().get("/internal/v1/replies/status")
                .then()
                .statusCode(200)
                .extract()
                .as(AiStatus.class);
    }

    public static CanisterReceipt relay(CanisterAnswer answer) {
        return signed().body(answer)
                .post("/internal/v1/canisters/answers")
                .then()
                .statusCode(200)
                .extract()
                .as(CanisterReceipt.class);
    }

    public static RequestSpecification signed() {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + SIGNER.tokenFor("ai-bridge-service", null));
    }
}
