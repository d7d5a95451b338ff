package dev.parley.bench.report;

import java.util.ArrayList;
import java.util.List;

/// Rows in columns as wide as they must be: the first two to the left, figures to the right; also valid Markdown.
public final class TextTable {
    private static final int TEXT_COLUMNS = 2;

    private TextTable() {}

    public static String of(List<String> heads, List<List<String>> rows) {
        var widths = new ArrayList<Integer>();
        for (var column = 0; column < heads.size(); column++) {
            var index = column;
            widths.add(rows.stream()
                    .mapToInt(row -> row.get(index).length())
                    .reduce(heads.get(column).length(), Math::max));
        }
        var text = new StringBuilder(line(heads, widths));
        for (var column = 0; column < heads.size(); column++) {
            text.append("|").append("-".repeat(widths.get(column) + 1)).append(column < TEXT_COLUMNS ? "-" : ":");
        }
        text.append("|").append(System.lineSeparator());
        rows.forEach(row -> text.append(line(row, widths)));
        return text.toString();
    }

    private static String line(List<String> cells, List<Integer> widths) {
        var text = new StringBuilder();
        for (var column = 0; column < cells.size(); column++) {
            var cell = cells.get(column);
            var space = " ".repeat(widths.get(column) - cell.length());
            text.append("| ")
                    .append(column < TEXT_COLUMNS ? cell + space : space + cell)
                    .append(" ");
        }
        return text.append("|").append(System.lineSeparator()).toString();
    }
}
