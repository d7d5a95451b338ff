package dev.parley.template;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.template.interview.AnswerParser;
import dev.parley.template.interview.AnswerParser.Verdict;
import dev.parley.template.reader.TemplateReader;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people say to the questions of the templates that ship.
class ShippedQuestionsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "mutual-nda companies|only the first party is a company|\"first\"",
                "mutual-nda companies|both of them|\"both\"",
                "mutual-nda companies|we are both individuals|\"neither\"",
                "mutual-nda companies|only the 2nd|\"second\"",
                "mutual-nda governing_law|Germany|\"germany\"",
                "mutual-nda governing_law|German law, please|\"germany\"",
                "mutual-nda governing_law|the law of England and Wales|\"england\"",
                "mutual-nda governing_law|the second one|\"ireland\"",
                "mutual-nda governing_law|another country|\"other\"",
                "mutual-nda term_months|for 24 months|24",
                "mutual-nda liquidated_damages|no thanks|false",
                "mutual-nda first_email|Please send notices to legal@acme.example|\"legal@acme.example\"",
                "employment-contract contract_kind|a permanent contract|\"permanent\"",
                "employment-contract contract_kind|fixed-term|\"fixed_term\"",
                "employment-contract pay_frequency|weekly, please|\"weekly\"",
                "employment-contract pay_frequency|the salary is paid monthly|\"monthly\"",
                "employment-contract weekly_hours|40 hours a week|40",
                "employment-contract weekly_hours|37 point 5|37.5",
                "employment-contract holiday_days|30 working days|30",
                "employment-contract remote_work|yes please|true",
                "employment-contract salary|EUR 500|{\"amount\":\"500.00\",\"currency\":\"EUR\"}",
                "employment-contract salary|60k p.a.|{\"amount\":\"60000.00\",\"currency\":\"EUR\"}",
                "employment-contract salary|60,000 euros gross per year|{\"amount\":\"60000.00\",\"currency\":\"EUR\"}",
                "employment-contract benefits|The employer offers a pension and meals|[\"pension\",\"meals\"]",
                "employment-contract benefits|1. Bonus 2. Pension|[\"pension\",\"bonus\"]",
                "employment-contract benefits|all but the pension and meals|"
                        + "[\"health\",\"bonus\",\"training\",\"transport\",\"equipment\"]",
                "service-agreement fee_basis|a fixed fee|\"fixed\"",
                "service-agreement fee_basis|per hour|\"hourly\"",
                "service-agreement fee_basis|an hourly rate|\"hourly\"",
                "service-agreement fee_basis|a fixed price|\"fixed\"",
                "service-agreement fee_basis|a monthly retainer|\"monthly\"",
                "service-agreement ip_ownership|They belong to the client|\"client\"",
                "service-agreement ip_ownership|the provider keeps them|\"provider\"",
                "service-agreement ip_ownership|the client should own everything|\"client\"",
                "service-agreement insurance|all three|[\"professional\",\"public\",\"cyber\"]",
                "service-agreement insurance|cyber insurance, as usual|[\"cyber\"]",
                "service-agreement payment_days|within 30 days|30",
                "service-agreement payment_days|30 days, as usual|30",
                "mutual-nda term_months|60 would be fine|60",
                "mutual-nda liquidated_amount|€10,000 per breach|{\"amount\":\"10000.00\",\"currency\":\"EUR\"}",
                "mutual-nda governing_law|We're both in Germany, so Germany|\"germany\"",
                "mutual-nda governing_law|No worries, Germany|\"germany\"",
                "mutual-nda companies|Only the first party, as agreed|\"first\"",
                "employment-contract pay_frequency|On a monthly basis|\"monthly\"",
                "employment-contract pay_frequency|Monthly, at the end of the month|\"monthly\"",
                "employment-contract contract_kind|She'll be permanent|\"permanent\"",
                "employment-contract salary|She will earn 55000|{\"amount\":\"55000.00\",\"currency\":\"EUR\"}",
                "employment-contract benefits|Pension, and that's it|[\"pension\"]",
                "employment-contract benefits|She gets a pension and meals|[\"pension\",\"meals\"]",
                "service-agreement hourly_rate|95 an hour|{\"amount\":\"95.00\",\"currency\":\"EUR\"}",
                "service-agreement ip_ownership|both|\"shared\"",
                "service-agreement ip_ownership|the client will own the results|\"client\"",
                "service-agreement insurance|professional indemnity and cyber|[\"professional\",\"cyber\"]",
                "service-agreement payment_days|14 calendar days|14",
                "service-agreement liability_cap|€1m|{\"amount\":\"1000000.00\",\"currency\":\"EUR\"}",
                "service-agreement liability_cap|up to 1 million|{\"amount\":\"1000000.00\",\"currency\":\"EUR\"}",
                "service-agreement expenses_cap|at most 500|{\"amount\":\"500.00\",\"currency\":\"EUR\"}",
                "service-agreement expenses_cap|max. 500 a month|{\"amount\":\"500.00\",\"currency\":\"EUR\"}",
                "service-agreement insurance_cover|at least €1m|{\"amount\":\"1000000.00\",\"currency\":\"EUR\"}",
                "service-agreement hourly_rate|€95/hour plus VAT|{\"amount\":\"95.00\",\"currency\":\"EUR\"}",
                "service-agreement hourly_rate|95 + VAT|{\"amount\":\"95.00\",\"currency\":\"EUR\"}",
                "service-agreement hourly_rate|95 an hour, excl. VAT|{\"amount\":\"95.00\",\"currency\":\"EUR\"}",
                "service-agreement monthly_fee|2000 a month|{\"amount\":\"2000.00\",\"currency\":\"EUR\"}",
                "service-agreement payment_days|30 days after the invoice|30",
                "service-agreement payment_days|30 days net|30",
                "service-agreement insurance|no insurance|[]",
                "service-agreement insurance|all three insurances|[\"professional\",\"public\",\"cyber\"]",
                "employment-contract holiday_days|30 vacation days|30",
                "employment-contract holiday_days|28 days of paid leave|28",
                "employment-contract salary|55000 EUR gross, paid monthly|{\"amount\":\"55000.00\",\"currency\":\"EUR\"}",
                "employment-contract salary|55000 before tax|{\"amount\":\"55000.00\",\"currency\":\"EUR\"}",
                "employment-contract benefits|No benefits|[]",
                "employment-contract benefits|We provide a pension|[\"pension\"]",
                "employment-contract remote_work|Yes, the office is in Berlin.|true",
                "mutual-nda optional_clauses|Include both|[\"return_of_materials\",\"residuals\"]",
                "mutual-nda optional_clauses|both optional clauses|[\"return_of_materials\",\"residuals\"]",
                "mutual-nda governing_law|Swiss law|\"switzerland\"",
                "mutual-nda governing_law|English law|\"england\"",
                "mutual-nda effective_date|3 Mar 27|\"2027-03-03\"",
            })
    void what_is_plain_is_understood(String question, String words, String value) {
        assertEquals(
                value,
                assertInstanceOf(AnswerParser.Good.class, said(question, words))
                        .value()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mutual-nda companies|the first",
                "mutual-nda companies|we are",
                "mutual-nda companies|first party is an individual",
                "mutual-nda governing_law|Northern Ireland",
                "mutual-nda governing_law|N. Ireland",
                "mutual-nda governing_law|New South Wales",
                "mutual-nda governing_law|Iceland",
                "mutual-nda governing_law|outside Germany",
                "mutual-nda term_months|2 years",
                "mutual-nda liquidated_damages|that's it",
                "mutual-nda first_email|anything but jane@example.org",
                "employment-contract pay_frequency|every week or month",
                "employment-contract pay_frequency|Monthly, subject to approval",
                "employment-contract remote_work|Yes, provided the manager agrees",
                "employment-contract remote_work|ok, in exceptional cases",
                "employment-contract remote_work|no, apart from Fridays",
                "employment-contract salary|3000 EUR gross, paid monthly",
                "employment-contract salary|55000 net",
                "employment-contract salary|at least 55000",
                "employment-contract holiday_days|30 sick days",
                "employment-contract benefits|a pension, if approved",
                "employment-contract benefits|pension for now",
                "mutual-nda liquidated_amount|at most 500",
                "mutual-nda liquidated_amount|500 plus VAT",
                "mutual-nda effective_date|03.05.85",
                "service-agreement payment_days|30 days after delivery",
                "service-agreement expenses_cap|at least 500",
                "service-agreement hourly_rate|MAKE IT 500 TOP",
                "employment-contract salary|3000 a month",
                "employment-contract salary|3000 monthly",
                "employment-contract salary|20 an hour",
                "employment-contract salary|500 rb",
                "employment-contract salary|500 marks",
                "employment-contract weekly_hours|8 hours a day",
                "employment-contract weekly_hours|100%",
                "employment-contract holiday_days|2 a month",
                "employment-contract benefits|a company car",
                "employment-contract benefits|all but one",
                "service-agreement hourly_rate|800 a day",
                "service-agreement hourly_rate|2000 monthly",
                "service-agreement monthly_fee|95 an hour",
                "service-agreement hourly_rate|95 including VAT",
                "service-agreement hourly_rate|95 plus 19% VAT",
                "service-agreement expenses_cap|500 per year",
                "service-agreement liability_cap|500 500 EUR"
            })
    void what_may_be_something_else_is_asked_about(String row) {
        var parts = row.split("\\|");

        assertInstanceOf(AnswerParser.Bad.class, said(parts[0], parts[1]));
    }

    private static Verdict said(String question, String words) {
        var ids = question.split(" ");
        try (var file = ShippedQuestionsTest.class.getResourceAsStream("/templates/" + ids[0] + ".json")) {
            var template = TemplateReader.read(new ObjectMapper().readTree(file));
            return AnswerParser.read(template.question(ids[1]).orElseThrow(), words, Answers.NONE, Samples.TODAY);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
