package dev.parley.ai.contract.canister;

/// Announced on Redis channel [#CHANNEL] by the gateway that holds a canister which dialled in: at once, every five
/// seconds, and with `gone` when it leaves. A bridge forgets a canister it has not heard of for fifteen seconds.
/// `channel` is the Redis channel on which the gateway takes [CanisterRequest]s for this canister's socket.
public record CanisterHello(String canisterId, String channel, boolean gone) {
    public static final String CHANNEL = "canisters";
}
