package dev.parley.rendering.word;

import java.math.BigInteger;
import org.apache.poi.xwpf.usermodel.XWPFAbstractNum;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFNumbering;
import org.apache.xmlbeans.XmlException;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.CTAbstractNum;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.NumberingDocument;

/// The numberings of one file: all bulleted lists share one, each numbered list counts for itself.
class Lists {
    private static final String BULLETED = DocxParts.text("bulleted.xml");
    private static final String NUMBERED = DocxParts.text("numbered.xml");

    private final XWPFNumbering numbering;
    private final BigInteger bullets;
    private final BigInteger numbers;
    private long last = 1;

    Lists(XWPFDocument word) {
        numbering = word.createNumbering();
        numbers = define(NUMBERED);
        bullets = numbering.addNum(define(BULLETED));
    }

    BigInteger bulleted() {
        return bullets;
    }

    BigInteger numbered(int level, int start) {
        // The id is ours to give: the library would look for a free one through all that there are.
        var number = BigInteger.valueOf(++last);
        numbering.addNum(numbers, number);
        var override = numbering.getNum(number).getCTNum().addNewLvlOverride();
        override.setIlvl(BigInteger.valueOf(level));
        override.addNewStartOverride().setVal(BigInteger.valueOf(start));
        return number;
    }

    private BigInteger define(String xml) {
        try {
            CTAbstractNum definition =
                    NumberingDocument.Factory.parse(xml).getNumbering().getAbstractNumArray(0);
            return numbering.addAbstractNum(new XWPFAbstractNum(definition, numbering));
        } catch (XmlException e) {
            throw new IllegalStateException("Our own numberings cannot be read", e);
        }
    }
}
