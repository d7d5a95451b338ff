package dev.parley.template.answer;

import java.util.Set;

/// Words that may stand beside a number, an amount or a date, and those that change what it says.
final class Words {
    /// They say nothing of how much it is or when.
    static final Set<String> FILLERS = words("""
            a an the this that it its itll is are was be will would should shall must can has have had
            i im id ill we weve wed well you he she they them us me my our your his her their
            and so just only exactly precisely please thanks thank thx cheers hello hi hey ok okay yes yep sure right
            of for in on to with as all altogether total exact sum amount number figure answer value
            make made give pay pays paid put take say said want like need get set agreed agree try there here then
            let lets um uh er hm hmm oh usual discussed fine earn earns gets sir madam both each every""");

    /// Bounds, guesses, choices and denials: what stands beside them is not what is meant.
    static final Set<String> INEXACT = words("""
            about around approximately approx approximatly roughly circa ca nearly almost maybe perhaps probably possibly
            some something or ish estimated estimate think guess suppose
            up until till max maximum maximal min minimum minimal least most less more fewer than under over above below
            beyond within between exceeding upwards downwards onwards from starting
            not no never none neither nor cannot without except but instead if unless plus minus times squared
            half halves quarter quarters third thirds couple few several many dozens hundreds thousands millions
            billions before after since late later latest early earlier earliest soon
            any another other either next last cents pence""");

    /// What follows is a stretch of time for which it is: `a year`, `per month`.
    static final Set<String> PER = words("a an per each every the pro par por al");

    private Words() {}

    private static Set<String> words(String text) {
        return Set.of(text.strip().split("\\s+"));
    }
}
