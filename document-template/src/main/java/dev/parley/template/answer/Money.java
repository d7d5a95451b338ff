package dev.parley.template.answer;

import java.math.BigDecimal;

/// An amount, `currency` as in ISO 4217.
public record Money(BigDecimal amount, String currency) {}
