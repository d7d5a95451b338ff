package dev.parley.ai.contract.interview;

import com.fasterxml.jackson.databind.JsonNode;

/// `values` by question; in the answer by path.
public record Prefill(String templateId, JsonNode values) {}
