package dev.parley.template.answer;

/// What may be chosen: `value` is what is stored, `label` what people read.
public record Choice(String value, String label) {}
