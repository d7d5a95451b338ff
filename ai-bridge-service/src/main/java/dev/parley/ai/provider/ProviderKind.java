package dev.parley.ai.provider;

/// The ways in which an AI is reached.
public enum ProviderKind {
    /// A canister we dial.
    CANISTER_OUT,
    /// A canister that dialled one of our gateways.
    CANISTER_IN,
    /// A model behind an OpenAI-compatible API.
    OPENAI
}
