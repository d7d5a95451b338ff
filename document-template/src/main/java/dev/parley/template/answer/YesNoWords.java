package dev.parley.template.answer;

import java.util.Set;

/// What people say for yes and no, as `TextNormalizer.spoken` leaves it.
final class YesNoWords {
    static final Set<String> YES_SIGNS = Set.of("\u2713", "\u2714", "\u2611", "\u2705", "\uD83D\uDC4D", "+");
    static final Set<String> NO_SIGNS = Set.of("\u2717", "\u2718", "\u274C", "\u274E", "\uD83D\uDC4E");

    /// After these anything may follow that takes nothing back.
    static final Set<String> PLAIN_YES = Set.of("yes", "yeah", "yep", "yup");

    static final Set<String> PLAIN_NO = Set.of("no", "nope", "nah");

    static final Set<String> YES = lines("""
            yes|yeah|yep|yup|yea|ya|yah|aye|y|true|ok|okay|k|sure|sure thing|for sure|of course|naturally
            definitely|absolutely|certainly|totally|indeed|correct|right|exactly|precisely|affirmative|agreed
            please do|do so|do it|do that|go ahead|by all means|with pleasure|gladly
            thats right|that is right|thats correct|that is correct|thats true|that is true|its true|it is true
            it is correct|youre right|you are right|all right|alright|sounds good|that works|thats fine|that is fine
            i do|we do|it does|they do|it is|i am|we are|i would|we would|i will|we will|it should|it will
            i think so|i believe so|i agree|we agree|i accept|we accept|i confirm|confirmed|id like that
            i would like that|id love to|yes i think so|most certainly|most definitely|very much so|it does indeed""");

    static final Set<String> NO = lines("""
            no|nope|nah|n|false|never|negative|incorrect|wrong|no way|by no means|under no circumstances
            not really|not at all|not true|not correct|not right|not necessary|not needed|no need|rather not
            absolutely not|definitely not|certainly not|of course not|surely not|most certainly not|clearly not
            i dont think so|i do not think so|we dont think so|we do not think so|i dont believe so|i think not
            id rather not|i would rather not|wed rather not|we would rather not|i prefer not to|im afraid not
            please dont|please do not|dont|do not|dont do that|dont do it|i dont|i do not|we dont|we do not
            it doesnt|it does not|they dont|they do not|it isnt|it is not|its not|im not|i am not|were not
            we are not|i wont|i will not|we wont|we will not|it wont|it will not|it should not|it shouldnt
            thats wrong|that is wrong|thats not right|that is not right|thats not correct|that is not correct
            thats not true|that is not true|thats false|that is false|thats incorrect|that is incorrect
            i disagree|we disagree|i refuse|not in the least|none|none at all|nothing|nothing at all|not any
            there are none|there is none|there arent any|there isnt any|there are not any|i have none|we have none
            none of them|i decline|we decline|i reject|we reject|i object|we object|we refuse""");

    /// A no where it is asked for more.
    static final Set<String> ENOUGH =
            lines("no more|none left|thats all|that is all|thats it|that is it|not another|no others");

    static final Set<String> REFUSALS = lines("""
            decline|declined|refuse|refused|disagree|disagreed|reject|rejected|object|oppose|opposed|deny|denied""");

    static final Set<String> HEDGES = lines("""
            maybe|perhaps|possibly|probably|but|only|however|or|unsure|guess|kind|sort|later|yet|idea|though|although
            almost""");

    static final Set<String> DENIALS = lines("""
            no|nope|nah|not|never|n|none|nothing|nobody|neither|nor|without|wrong|false|incorrect|cannot
            dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|wouldnt|shouldnt|cant|couldnt|havent|hasnt|hadnt""");

    static final Set<String> REPEATS = lines("""
            no|nope|not|never|please|thanks|thank|you|i|we|it|they|he|she|that|there|this|the|a|at|all|really
            do|does|did|is|are|am|was|were|will|would|should|can|has|have|im|its|thats|theres|so|very|much|way
            dont|doesnt|didnt|isnt|arent|wasnt|werent|wont|wouldnt|shouldnt|cant|couldnt|havent|hasnt|hadnt
            need|needed|necessary|required|want|wanted|sorry|sir|madam|definitely|absolutely|certainly|then""");

    private YesNoWords() {}

    private static Set<String> lines(String words) {
        return Set.of(words.strip().split("[|\n]"));
    }
}
