package dev.parley.template.answer;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The words by which choices are named, and those that name none.
final class ChoiceWords {
    static final Set<String> FILLERS = words("""
            i id ill im we wed well would like want to go for with take choose pick prefer please thanks thank you the a
            an my our is its it that this one ones think lets let us use be will ok okay yes just only should of in on
            option choice per each""");
    /// They may stand beside a choice and say nothing of it.
    static final Set<String> AROUND = words("""
            he she they them us me you your his her their ours mine those these here there so now then be being are am
            at to by as and do does has have shall can could may say says mean select set put give get make makes
            yeah yep yup fine good great perfect well um uh er hm oh ah really simply definitely certainly absolutely
            exactly precisely actually obviously course number answer item thing too also youre theyre thx cheers hello
            hi hey sir madam right sounds works work suits suit best kind regards thats very much
            agreed usual discussed currently happy glad okay gets receives offers include includes provide provides grant
            grants""");
    /// So may they, but alone in a list they may be one of it.
    static final Set<String> BESIDE = words("""
            hell shell thatll itll theyll youll hed shed hes shes thats weve ive youve theyve am
            basis payment payments pay pays paid paying position post job role contract employment arrangement
            both price fee fees rate retainer belong belongs keep keeps everything
            apply applies applying working worker employee staff""");
    /// They are in so many sentences that they say nothing of one choice.
    private static final Set<String> COMMON = words("""
            about after again all also always am and any are around as at back because been before being between both
            but by can case come could did do does done down during each else even every few first from get give good
            had has have he her here him his how if into just keep know last less long look made make many may me might
            more most much must need never new next no none not nothing now off often old once or other others our out
            over own part people per possible put same say see set she so some something still such than their them
            then there these they thing things those through time times too under until up upon used usually very via
            was way were what when where which while who whole why within without work works yet your day days week
            weeks month months year years quarter quarters hour hours minute minutes""");
    /// What is beside them is more, less or something else.
    private static final Set<String> CHANGING = words("""
            half quarter third twice thrice double triple single bi semi tri multi non un anti pre post ex quasi other
            another alternate alternating almost nearly about around approximately roughly over under above
            below or more less fewer than up until till max maximum min minimum least most plus minus maybe
            perhaps probably possibly unsure""");
    private static final List<String> NUMBERS = List.of(
            ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
                            + "seventeen eighteen nineteen twenty")
                    .split(" "));

    private ChoiceWords() {}

    /// Those of its label and of its value; a small number is said in digits or as a word.
    static Set<String> of(Choice choice) {
        Set<String> words = new HashSet<>(TextNormalizer.words(choice.label()));
        words.addAll(TextNormalizer.words(choice.value()));
        for (int number = 0; number < NUMBERS.size(); number++) {
            String digits = String.valueOf(number);
            if (words.contains(digits)) {
                words.add(NUMBERS.get(number));
            } else if (words.contains(NUMBERS.get(number))) {
                words.add(digits);
            }
        }
        return words;
    }

    static boolean distinguishes(String word) {
        return !FILLERS.contains(word) && !COMMON.contains(word) && !hasDigit(word) && !NumberWords.contains(word);
    }

    /// Whether one that is said alone may choose: `week` may, `are` may not.
    static boolean tells(String word) {
        return !FILLERS.contains(word) && (!COMMON.contains(word) || Units.time(word) != null);
    }

    /// Whether somebody who says it may mean one of those: it, one or several of it, its beginning, or mistyped.
    static boolean covers(Set<String> words, String said) {
        return isAmong(words, said)
                || words.stream()
                        .anyMatch(word -> said.length() >= 3 && word.startsWith(said) || Typos.alike(said, word));
    }

    static boolean isAmong(Set<String> words, String said) {
        return words.contains(said)
                || words.contains(said + "s")
                || said.length() > 3 && said.endsWith("s") && words.contains(said.substring(0, said.length() - 1));
    }

    static boolean changes(String word) {
        return CHANGING.contains(word) || hasDigit(word) || NumberWords.contains(word) && !word.equals("one");
    }

    static boolean hasDigit(String word) {
        return word.chars().anyMatch(Character::isDigit);
    }

    /// `a year` is none of `2 years`: where a choice has a number, what it counts does not choose it.
    static boolean isOnlyMeasure(Choice choice, List<String> said) {
        return of(choice).stream().anyMatch(word -> hasDigit(word) || NumberWords.contains(word))
                && said.stream().allMatch(word -> Units.time(word) != null);
    }

    private static Set<String> words(String text) {
        return Set.copyOf(Arrays.asList(text.strip().split("\\s+")));
    }
}
