package dev.parley.session.contract.document;

import java.util.List;

public record TemplateList(List<TemplateView> templates) {}
