package dev.parley.template.body;

import dev.parley.template.InvalidTemplate.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What of a body could never be exported, whatever is answered.
final class Outline {
    private static final Pattern LINE_OF_TAGS = Pattern.compile("(?m)^[ \t]*(?:\\{[#/][^}\n]*}[ \t]*)+(?:\n|$)");
    private static final Pattern TAG = Pattern.compile("\\{[#/][^}\n]*}");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{[a-z][^}\n]*}");

    private Outline() {}

    /// `shortest`: the document without any answer.
    static List<Fault> check(String body, String shortest) {
        var faults = new ArrayList<Fault>();
        var lines = body.lines().toList();
        for (var i = 0; i < lines.size(); i++) {
            if (Extent.columns(lines.get(i)) > Extent.MOST.columns()) {
                faults.add(new Fault(
                        "body line " + (i + 1), "makes a table of more than " + Extent.MOST.columns() + " columns"));
            }
        }
        if (Extent.of(withoutTags(body)).depth() > Extent.MOST.depth()) {
            faults.add(new Fault("body", "goes more than " + Extent.MOST.depth() + " levels deep"));
        }
        var least = Extent.of(shortest);
        if (least.bytes() > Extent.MOST.bytes()
                || least.lines() > Extent.MOST.lines()
                || least.parts() > Extent.MOST.parts()) {
            faults.add(new Fault(
                    "body",
                    "makes a document of more than " + Extent.MOST.bytes() + " bytes, " + Extent.MOST.lines()
                            + " lines or " + Extent.MOST.parts() + " parts"));
        }
        return faults;
    }

    /// With all that may be said or left out.
    private static String withoutTags(String body) {
        var untagged = TAG.matcher(LINE_OF_TAGS.matcher(body).replaceAll("")).replaceAll("");
        return PLACEHOLDER.matcher(untagged).replaceAll("x");
    }
}
