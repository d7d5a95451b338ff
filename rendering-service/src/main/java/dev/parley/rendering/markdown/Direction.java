package dev.parley.rendering.markdown;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/// Which way a block of a document is written: as its first letter is.
public final class Direction {
    private Direction() {}

    public static boolean isFromRight(Node block) {
        var first = new FirstLetter();
        block.accept(first);
        return first.isFromRight;
    }

    private static final class FirstLetter extends AbstractVisitor {
        private boolean found;
        private boolean isFromRight;

        @Override
        public void visit(Text text) {
            look(text.getLiteral());
        }

        @Override
        public void visit(Code code) {
            look(code.getLiteral());
        }

        @Override
        protected void visitChildren(Node parent) {
            for (var each = parent.getFirstChild(); each != null && !found; each = each.getNext()) {
                each.accept(this);
            }
        }

        private void look(String words) {
            for (var at = 0; at < words.length() && !found; at += Character.charCount(words.codePointAt(at))) {
                switch (Character.getDirectionality(words.codePointAt(at))) {
                    case Character.DIRECTIONALITY_LEFT_TO_RIGHT -> found = true;
                    case Character.DIRECTIONALITY_RIGHT_TO_LEFT, Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC -> {
                        found = true;
                        isFromRight = true;
                    }
                    default -> {}
                }
            }
        }
    }
}
