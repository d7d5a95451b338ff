package dev.parley.template.answer;

import java.util.List;

/// The languages whose words for money and large numbers are understood.
final class Languages {
    static final List<String> COMMON = List.of(
            ("en en-IN en-GH en-KE de fr es it pt nl pl ru uk tr sv da nb fi et lv lt is cs sk hu ro bg hr sr mk sq el he ar"
                            + " fa ur hi bn ta te mr id ms fil vi th ja ko zh zh-Hant ka hy az kk uz sw")
                    .split(" "));

    private Languages() {}
}
