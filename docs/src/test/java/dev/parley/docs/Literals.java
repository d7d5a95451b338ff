package dev.parley.docs;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import java.util.Optional;

/// Texts that are written out in sources, in one piece or in several.
final class Literals {
    private Literals() {}

    /// Empty where it is not written out.
    static Optional<String> text(ExpressionTree expression) {
        return switch (expression) {
            case LiteralTree literal -> Optional.of(String.valueOf(literal.getValue()));
            case BinaryTree sum
            when sum.getKind() == Tree.Kind.PLUS ->
                text(sum.getLeftOperand())
                        .flatMap(left -> text(sum.getRightOperand()).map(right -> left + right));
            default -> Optional.empty();
        };
    }
}
