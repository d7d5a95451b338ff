package dev.parley.template.body;

/// Where an answer stands in a body.
///
/// @param margin what a further line of the answer begins with, to be where the first one is
/// @param startsEmphasis whether the signs of an emphasis stand right before it
/// @param endsEmphasis whether the signs of an emphasis stand right behind it
record Spot(Kind kind, String margin, boolean startsEmphasis, boolean endsEmphasis) {
    /// Where nothing is known to be read as Markdown.
    static final Spot HTML = new Spot(Kind.HTML, "", false, false);

    enum Kind {
        /// Between words of a paragraph: it may be several.
        WORDS,
        /// In bold, italics or a link, which no paragraph may end.
        EMPHASIZED,
        /// In a heading or the title of a link.
        LINE,
        /// In a row of a table.
        CELL,
        /// Among code, within a line.
        CODE,
        /// In a block of code.
        CODE_BLOCK,
        /// In the address of a link.
        ADDRESS,
        HTML
    }

    boolean isText() {
        return switch (kind) {
            case WORDS, EMPHASIZED, LINE, CELL -> true;
            case CODE, CODE_BLOCK, ADDRESS, HTML -> false;
        };
    }
}
