package dev.parley.session.contract.person;

import dev.parley.session.contract.conversation.ConversationPage;
import dev.parley.session.contract.log.Head;
import java.util.List;

/// The answer to a sign-in: the person, where each of its conversations (the latest first, at most 1000) stands, and
/// the first page of them, if one was asked for.
public record SignedIn(PersonView person, List<Head> heads, ConversationPage conversations) {}
