package dev.parley.rendering.fake;

import dev.parley.rendering.contract.DocumentText;

/// Documents to render.
public final class Texts {
    public static final String AGREEMENT = """
            # Agreement on **Services**

            Between *Northwind Ltd* and `ACME`, hereafter the ***parties***, it is agreed as follows. \
            See [the terms](https://example.org/terms?a=1&b=2).

            ## 1. Scope

            The services are described below; Ελληνικά and Кириллица, naïve “quotes” – €100.

            1. First duty
            2. Second duty
               - a detail
               - another detail
                 1. deep one
                 2. deep two
            3. Third duty

               A further paragraph of the third.

            Between the lists.

            1. Again first
            2. Again second

            ### 1.1 Fees

            | Service | Unit | Price |
            |:--------|:----:|------:|
            | Advice  | hour | 120.00 |
            | **Review** | page | 15.50 |

            > A quotation that goes on
            > > and one within it.

            ```
            code, line one
              line two
            ```

            ---

            Ending.
            """;

    private Texts() {}

    public static DocumentText english(String markdown) {
        return new DocumentText("Agreement on Services", "en-GB", markdown);
    }
}
