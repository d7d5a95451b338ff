// Generated from docs/parley.asyncapi.yaml by scripts/generate-protocol.mjs: change the contract, not this file.

export interface DocumentProgress {
  readonly answered: number;
  /** As far as can be told by now. */
  readonly total: number;
}

export interface DocumentQuestion {
  readonly id: string;
  readonly type: 'text' | 'long_text' | 'number' | 'money' | 'date' | 'yes_no' | 'choice' | 'multiple_choice' | 'email';
  readonly text: string;
  readonly help?: string;
  readonly required?: boolean;
  readonly choices?: readonly {
    readonly value: string;
    readonly label: string;
  }[];
  readonly currency?: string;
  /** The answer given before, or the usual one. */
  readonly value?: unknown;
  /** With the question review, all answers as people read them. */
  readonly summary?: readonly {
    readonly question_id?: string;
    readonly label?: string;
    readonly text?: string;
  }[];
}

export interface DocumentSession {
  readonly id: string;
  readonly template_id?: string;
  readonly template_version?: number;
  /** A completed session in which something is asked is being revised; its document is the one of before until then. */
  readonly status: 'active' | 'completed' | 'expired';
  readonly review: boolean;
  readonly turn: number;
  /** Nothing has come of the last turn yet; document.resume goes on with it. */
  readonly pending: boolean;
  readonly question?: DocumentQuestion;
  readonly progress?: DocumentProgress;
  readonly answered_question_ids?: readonly string[];
  readonly answers: Readonly<Record<string, unknown>>;
  /** All that was said. Left out in what answers a turn, and in a session that has just begun. */
  readonly history?: readonly ({
    readonly role?: 'user' | 'ai';
    readonly content?: string;
    readonly at?: string;
  })[];
  readonly document_id?: string;
  /** 1, and one more each time it was revised. */
  readonly document_version?: number;
  readonly created_at: string;
  readonly updated_at: string;
}

/** Opaque to clients. */
export type Id = string;

/** UTC, with milliseconds. */
export type Time = string;

/** A number in the log of a conversation, which counts its durable changes 1, 2, 3 … without holes. */
export type Seq = number;

export type Topic = string;

/** Chosen by the client; asks for an answer, which repeats it. */
export type Ref = string;

export type Kind = 'ai' | 'direct' | 'group';

export type Role = 'owner' | 'member';

/** not_found also stands for what one may not see, forbidden for what one may see but not change. */
export type ErrorCode = 'bad_request' | 'unknown_type' | 'unauthenticated' | 'forbidden' | 'not_found' | 'conflict' | 'too_large' | 'rate_limited' | 'ai_unavailable' | 'unavailable' | 'internal';

export type ContentType = 'text' | 'markdown' | 'code' | 'json';

/** Something that lies elsewhere and belongs to a message. */
export interface Attachment {
  readonly url: string;
  readonly name?: string;
  readonly content_type?: string;
  /** Bytes. */
  readonly size?: number;
}

/** As one person sees it: role, pinned, archived, read_seq and unread are that person's own. Without role: somebody who only looks on. */
export interface Conversation {
  readonly id: Id;
  readonly number: number;
  readonly kind: Kind;
  readonly owner_id: Id;
  readonly title?: string;
  readonly description?: string;
  readonly visibility: 'private' | 'public';
  readonly role?: Role;
  readonly pinned: boolean;
  readonly archived: boolean;
  readonly seq: Seq;
  readonly read_seq: Seq;
  /** Messages of others after read_seq that are not deleted; 1000 means: or more. */
  readonly unread: number;
  readonly message_count: number;
  readonly last_message_at?: Time;
  readonly created_at: Time;
  readonly updated_at: Time;
}

export interface Participant {
  readonly user_id: Id;
  readonly number: number;
  readonly name?: string;
  readonly image_url?: string;
  readonly role: Role;
  readonly read_seq: Seq;
  readonly joined_at: Time;
}

export interface FormerParticipant {
  readonly user_id: Id;
  readonly number: number;
  readonly name?: string;
  readonly image_url?: string;
}

export interface Reaction {
  readonly emoji: string;
  readonly user_ids: readonly Id[];
}

/** Why an answer ended. */
export type FinishReason = 'stop' | 'length' | 'content_filter' | 'tool' | 'stopped' | 'error';

/** seq is its birth, changed_seq its last change. Without sender_id: of the AI. With deleted_at: a tombstone, its content empty. stopped: what the AI had said when somebody stopped it. finish_reason: why the AI's answer ended; truncated: there would have been more. reasoning: what the AI thought meanwhile. */
export interface Message {
  readonly id: Id;
  readonly number: number;
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly changed_seq: Seq;
  readonly sender_id?: Id;
  readonly role: 'user' | 'assistant';
  readonly content: string;
  readonly content_type: string;
  readonly key?: string;
  readonly reply_to?: Id;
  readonly attachments?: readonly Attachment[];
  readonly reactions?: readonly Reaction[];
  readonly token_count?: number;
  readonly reply_id?: Id;
  readonly model_used?: string;
  readonly processing_time_ms?: number;
  readonly confidence_score?: number;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly stopped?: boolean;
  readonly finish_reason?: FinishReason;
  readonly truncated?: boolean;
  readonly reasoning?: string;
  readonly created_at: Time;
  readonly updated_at: Time;
  readonly edited_at?: Time;
  readonly deleted_at?: Time;
}

export interface User {
  readonly id?: Id;
  readonly number?: number;
  readonly name?: string;
  readonly anonymous: boolean;
  readonly role?: string;
  readonly tier?: string;
}

export interface BlockedPerson {
  readonly id: Id;
  readonly number: number;
  readonly name?: string;
  readonly blocked_at: string;
}

export interface Presence {
  readonly id: Id;
  readonly online: boolean;
  readonly last_seen?: Time;
}

/** What one connection or person may do; 0: no limit. */
export interface Limits {
  readonly max_frame_bytes: number;
  readonly max_content_chars: number;
  readonly max_resume: number;
  readonly max_participants: number;
  readonly commands_per_second: number;
  readonly messages_per_second: number;
  readonly messages_burst: number;
  readonly ai_messages_per_minute: number;
}

/** Signs in, within 5 s of the upgrade, and goes on where an earlier connection has ended: after the `ok` each resumed conversation is replayed in order, then conversation.synced (or conversation.gap). */
export interface ConnectCommand {
  /** Absent: the one of the upgrade, else anonymously. */
  readonly token?: string;
  readonly client?: {
    readonly name?: string;
    readonly version?: string;
  };
  readonly resume?: readonly {
    readonly conversation_id: Id;
    readonly seq: Seq;
  }[];
  readonly compression?: string;
}

export interface ConnectOk {
  readonly connection_id: string;
  readonly user: User;
  readonly server: {
    readonly version: string;
    readonly region?: string;
  };
  readonly heartbeat_ms: number;
  readonly limits: Limits;
  readonly conversations: readonly Conversation[];
  readonly cursor?: string;
}

/** Answered with an empty ok, before signing in too. */
export type PingCommand = Readonly<Record<never, never>>;

export type PingOk = Readonly<Record<never, never>>;

/** Another token of the same person; somebody else's closes with 4500. */
export interface TokenRefreshCommand {
  readonly token: string;
}

export interface TokenRefreshOk {
  readonly expires_in_ms?: number;
}

/** Two people have one direct conversation: a second creation returns the first. */
export interface ConversationCreateCommand {
  readonly kind: Kind;
  readonly title?: string;
  readonly description?: string;
  /** The others: exactly one for a direct conversation, none for one with the AI. */
  readonly participants?: readonly Id[];
  /** The same key again returns the first result. */
  readonly key?: string;
}

export interface ConversationCreateOk {
  readonly conversation: Conversation;
}

/** Pinned first, then by the newest message. */
export interface ConversationListCommand {
  readonly kind?: Kind;
  readonly status?: 'active' | 'archived';
  /** A part of the title. */
  readonly query?: string;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface ConversationListOk {
  readonly conversations: readonly Conversation[];
  readonly cursor?: string;
}

/** A snapshot. Its ok comes exactly between the events up to its seq and those after it. A public conversation is heard from then on. */
export interface ConversationOpenCommand {
  readonly conversation_id: Id;
  readonly after_seq?: Seq;
  readonly limit?: number;
}

export interface ConversationOpenOk {
  readonly conversation: Conversation;
  readonly participants: readonly Participant[];
  readonly messages: readonly Message[];
  readonly more: boolean;
  readonly seq: Seq;
  /** Who has said some of messages and takes part no longer; absent where nobody has. */
  readonly former_participants?: readonly FormerParticipant[];
}

/** Leaves a group, or stops listening to a public conversation. The last to leave deletes it; the last owner among others gets conflict. */
export interface ConversationLeaveCommand {
  readonly conversation_id: Id;
}

export type ConversationLeaveOk = Readonly<Record<never, never>>;

/** pinned and archived are the person's own; the rest is for owners. */
export interface ConversationUpdateCommand {
  readonly conversation_id: Id;
  readonly title?: string;
  readonly description?: string;
  readonly pinned?: boolean;
  readonly archived?: boolean;
  readonly visibility?: 'private' | 'public';
}

export interface ConversationUpdateOk {
  readonly conversation: Conversation;
}

/** By an owner. */
export interface ConversationDeleteCommand {
  readonly conversation_id: Id;
}

export type ConversationDeleteOk = Readonly<Record<never, never>>;

/** By an owner of a group; of somebody who takes part already the role changes. */
export interface ParticipantAddCommand {
  readonly conversation_id: Id;
  readonly user_id: Id;
  readonly role?: Role;
}

export interface ParticipantAddOk {
  readonly participants: readonly Participant[];
}

/** By an owner. */
export interface ParticipantRemoveCommand {
  readonly conversation_id: Id;
  readonly user_id: Id;
}

export interface ParticipantRemoveOk {
  readonly participants: readonly Participant[];
}

/** ok means: committed. */
export interface MessageSendCommand {
  readonly conversation_id: Id;
  /** Unique per sender and conversation: the same key again, on any gateway and at any time, returns the first result and stores nothing. */
  readonly key: string;
  readonly content: string;
  readonly content_type?: ContentType;
  readonly reply_to?: Id;
  readonly attachments?: readonly Attachment[];
  /** auto: a conversation of kind ai is answered; elsewhere the AI is asked by a mention of @ai. */
  readonly ai?: 'auto' | 'ask' | 'never';
  /** Stops the reply being written first. */
  readonly interrupt?: boolean;
}

export interface MessageSendOk {
  readonly message: Message;
  readonly reply_id?: Id;
}

/** By its sender. */
export interface MessageEditCommand {
  readonly message_id: Id;
  readonly content: string;
}

export interface MessageEditOk {
  readonly message: Message;
}

/** By its sender or an owner; a tombstone stays. */
export interface MessageDeleteCommand {
  readonly message_id: Id;
}

export interface MessageDeleteOk {
  readonly message: Message;
}

/** By whoever takes part. */
export interface MessageReactCommand {
  readonly message_id: Id;
  readonly emoji: string;
  readonly on: boolean;
}

export interface MessageReactOk {
  readonly message: Message;
}

/** Oldest first; before_seq and after_seq exclude each other. */
export interface MessageHistoryCommand {
  readonly conversation_id: Id;
  readonly before_seq?: Seq;
  readonly after_seq?: Seq;
  readonly limit?: number;
}

export interface MessageHistoryOk {
  readonly messages: readonly Message[];
  readonly more: boolean;
  /** Who has said some of messages and takes part no longer; absent where nobody has. */
  readonly former_participants?: readonly FormerParticipant[];
}

/** Words, "phrases", -without; the best first, in own conversations only. */
export interface MessageSearchCommand {
  readonly query: string;
  readonly conversation_id?: Id;
  readonly limit?: number;
  readonly cursor?: string;
}

export interface MessageSearchOk {
  readonly hits: readonly {
    readonly message: Message;
    /** The words found stand between **. */
    readonly snippet: string;
  }[];
  readonly cursor?: string;
}

/** Never goes back. */
export interface ReadMarkCommand {
  readonly conversation_id: Id;
  readonly seq: Seq;
}

export interface ReadMarkOk {
  readonly seq: Seq;
  readonly unread: number;
}

/** Ends by itself 3 s after it was last said. */
export interface TypingSetCommand {
  readonly conversation_id: Id;
  readonly typing: boolean;
}

export type TypingSetOk = Readonly<Record<never, never>>;

/** One of the two. Whom one shares no conversation with is left out. */
export interface PresenceGetCommand {
  readonly user_ids?: readonly Id[];
  readonly conversation_id?: Id;
}

export interface PresenceGetOk {
  readonly users: readonly Presence[];
}

/** Wants to have nothing to do with somebody, or (`on` false) no longer. Who is blocked adds one to no group, begins no direct conversation and writes nothing in the one there is (`forbidden`, without a reason), and is not told whether one is online. Meanwhile neither hears in their direct conversation when the other types, comes or goes; in groups both do. */
export interface PersonBlockCommand {
  readonly user_id: Id;
  readonly on: boolean;
}

export interface PersonBlockOk {
  readonly users: readonly BlockedPerson[];
}

/** All whom one has blocked. */
export type PersonBlockedCommand = Readonly<Record<never, never>>;

export interface PersonBlockedOk {
  readonly users: readonly BlockedPerson[];
}

/** What was said is kept and marked as stopped. */
export interface ReplyStopCommand {
  readonly reply_id: Id;
}

export interface ReplyStopOk {
  readonly reply_id: Id;
  readonly status: 'pending' | 'streaming' | 'completed' | 'failed' | 'stopped';
}

/** Another answer to a message, or to what a message of the AI answers. */
export interface ReplyRegenerateCommand {
  readonly message_id: Id;
}

export interface ReplyRegenerateOk {
  readonly reply_id: Id;
  readonly status: 'pending' | 'streaming' | 'completed' | 'failed' | 'stopped';
}

/** What documents can be made. */
export type DocumentTemplatesCommand = Readonly<Record<never, never>>;

export interface DocumentTemplatesOk {
  readonly templates: readonly {
    readonly id: string;
    readonly version: number;
    readonly title: string;
    readonly description: string;
    /** As docs/documents.md has them. */
    readonly questions: readonly unknown[];
  }[];
}

/** Begins a document session. Its first question is an event, too. */
export interface DocumentStartCommand {
  readonly template_id: string;
  /** Answers known already, by question. */
  readonly prefill?: Readonly<Record<string, unknown>>;
  /** Whether everything is looked at once more before the end (true). */
  readonly review?: boolean;
  /** The same key again is the same session. */
  readonly key?: string;
}

export interface DocumentStartOk {
  readonly session: DocumentSession;
}

/** How a session stands, and its question again. */
export interface DocumentResumeCommand {
  readonly session_id: string;
}

export interface DocumentResumeOk {
  readonly session: DocumentSession;
}

/** Answers what is being asked, by a value of its type or in words; null leaves it out. */
export interface DocumentAnswerCommand {
  readonly session_id: string;
  /** As asked; for a field of a list of groups {list}.{number}.{field}, for the whole list its own id. */
  readonly question_id: string;
  /** Any JSON. */
  readonly value: unknown;
  /** The same key again is the same answer. */
  readonly key: string;
}

export interface DocumentAnswerOk {
  readonly session: DocumentSession;
}

/** Asks again what has been answered. What depended on it is asked again, if the answer becomes another. Of a completed session it begins another version of the document. */
export interface DocumentReviseCommand {
  readonly session_id: string;
  /** As asked; for a field of a list of groups {list}.{number}.{field}, for the whole list its own id. */
  readonly question_id: string;
}

export interface DocumentReviseOk {
  readonly session: DocumentSession;
}

/** From now on what is said of the topic is heard. Who may is configured (docs/topics.md); one may always listen to `user:<id>` of oneself. */
export interface TopicSubscribeCommand {
  readonly topic: Topic;
}

export type TopicSubscribeOk = Readonly<Record<never, never>>;

/** Also of what one does not listen to. */
export interface TopicUnsubscribeCommand {
  readonly topic: Topic;
}

export type TopicUnsubscribeOk = Readonly<Record<never, never>>;

/** To everybody who listens just now, oneself included. Kept nowhere. */
export interface TopicPublishCommand {
  readonly topic: Topic;
  /** `forbidden`: what the topic's rule does not allow, and what only services say; `bad_request`: the name of one of the server's own frames. */
  readonly event: string;
  /** Any JSON. */
  readonly data?: unknown;
}

export type TopicPublishOk = Readonly<Record<never, never>>;

/** With ref: the refusal of a command. With conversation_id: a conversation that was to be resumed and that one takes no part in. */
export interface ErrorFrame {
  readonly type: 'error';
  readonly ref?: Ref;
  readonly conversation_id?: Id;
  readonly code: ErrorCode;
  /** For people. */
  readonly message: string;
  readonly retryable: boolean;
  readonly retry_after_ms?: number;
}

/** To everybody in it. */
export interface ConversationCreatedEvent {
  readonly type: 'conversation.created';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly conversation: Conversation;
}

/** With seq: an entry of the log. Without: one's own pinned and archived, to one's own connections. */
export interface ConversationUpdatedEvent {
  readonly type: 'conversation.updated';
  readonly conversation_id: Id;
  readonly seq?: Seq;
  readonly title?: string;
  readonly description?: string;
  readonly visibility?: 'private' | 'public';
  readonly updated_at?: Time;
  readonly pinned?: boolean;
  readonly archived?: boolean;
}

/** The last event of its conversation. */
export interface ConversationDeletedEvent {
  readonly type: 'conversation.deleted';
  readonly conversation_id: Id;
  readonly seq: Seq;
}

/** For the person itself the events of the conversation begin here. */
export interface ParticipantAddedEvent {
  readonly type: 'participant.added';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly participant: Participant;
}

/** For the person itself the last event. */
export interface ParticipantRemovedEvent {
  readonly type: 'participant.removed';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly user_id: Id;
}

/** For the person itself the last event. */
export interface ParticipantLeftEvent {
  readonly type: 'participant.left';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly user_id: Id;
}

/** A person's message; the sender's own connections hear it too. */
export interface MessageSentEvent {
  readonly type: 'message.sent';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly message: Message;
}

/** Edited, deleted or reacted to. */
export interface MessageChangedEvent {
  readonly type: 'message.changed';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly message: Message;
}

/** Again for the same reply: what was heard of it is void. */
export interface ReplyStartedEvent {
  readonly type: 'reply.started';
  readonly reply_id: Id;
  readonly conversation_id: Id;
  readonly to_message_id: Id;
  readonly message_id: Id;
  readonly model?: string;
  readonly attempt: number;
}

/** More of the answer. */
export interface ReplyDeltaEvent {
  readonly type: 'reply.delta';
  readonly reply_id: Id;
  readonly conversation_id: Id;
  /** UTF-16 units before it. */
  readonly offset: number;
  readonly text: string;
}

/** More of what the AI thinks; never part of the answer. */
export interface ReplyReasoningEvent {
  readonly type: 'reply.reasoning';
  readonly reply_id: Id;
  readonly conversation_id: Id;
  /** UTF-16 units before it. */
  readonly offset: number;
  readonly text: string;
}

/** The AI's message is stored: there is no message.sent of it. */
export interface ReplyCompletedEvent {
  readonly type: 'reply.completed';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly reply_id: Id;
  readonly finish_reason?: FinishReason;
  readonly message: Message;
}

/** The reply has ended without a whole answer. message is what people are told, or what was heard of the answer, which is kept; then reason is what people are told. */
export interface ReplyFailedEvent {
  readonly type: 'reply.failed';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly reply_id: Id;
  readonly to_message_id: Id;
  readonly code: ErrorCode;
  readonly message: string | Message;
  readonly reason?: string;
  readonly finish_reason?: FinishReason;
  readonly retryable: boolean;
  readonly retry_after_ms?: number;
}

/** With what it had said, if anything. */
export interface ReplyStoppedEvent {
  readonly type: 'reply.stopped';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly reply_id: Id;
  readonly to_message_id?: Id;
  readonly finish_reason?: FinishReason;
  readonly message?: Message;
}

/** The AI is away; the reply is written when it is back. */
export interface ReplyWaitingEvent {
  readonly type: 'reply.waiting';
  readonly reply_id: Id;
  readonly conversation_id: Id;
  readonly to_message_id: Id;
  readonly reason: string;
  readonly retry_after_ms?: number;
}

/** seq is how far was read, no number of the log. */
export interface ReadMarkedEvent {
  readonly type: 'read.marked';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly user_id: Id;
  readonly at: Time;
}

/** Not told to the typist. */
export interface TypingChangedEvent {
  readonly type: 'typing.changed';
  readonly conversation_id: Id;
  readonly user_id: Id;
  readonly typing: boolean;
}

/** Once to each connection of those who share a conversation. */
export interface PresenceChangedEvent {
  readonly type: 'presence.changed';
  readonly user_id: Id;
  readonly online: boolean;
  readonly last_seen?: Time;
}

/** What is asked now, on every connection of the person. */
export interface DocumentAskedEvent {
  readonly type: 'document.asked';
  readonly session_id: string;
  readonly turn: number;
  readonly question: DocumentQuestion;
  readonly progress: DocumentProgress;
  readonly answered_question_ids: readonly string[];
}

/** The answer was of no use; message says why. */
export interface DocumentRepromptedEvent {
  readonly type: 'document.reprompted';
  readonly session_id: string;
  readonly turn: number;
  readonly message: string;
  readonly remaining_attempts: number;
  readonly question: DocumentQuestion;
  readonly progress: DocumentProgress;
  readonly answered_question_ids: readonly string[];
}

/** The document is there; GET /documents/{id} reads it. */
export interface DocumentCompletedEvent {
  readonly type: 'document.completed';
  readonly session_id: string;
  /** That of the answer it was completed by; one of before an event of a later turn is late. */
  readonly turn?: number;
  readonly document_id: string;
  /** 1, and one more each time it was revised. */
  readonly document_version?: number;
}

/** Somebody, or a service, has said something of a topic one listens to. */
export interface TopicEvent {
  readonly type: 'topic.event';
  readonly topic: Topic;
  readonly event: string;
  /** Of the person who says it, by the server; missing where a service does. */
  readonly user_id?: Id;
  /** Any JSON. */
  readonly data?: unknown;
}

/** A service has something to tell this person, on every connection. */
export interface NotificationEvent {
  readonly type: 'notification';
  readonly title: string;
  readonly body?: string;
  /** Any JSON. */
  readonly data?: unknown;
}

/** 60 s ahead; at the end the connection closes with 4501. */
export interface TokenExpiringEvent {
  readonly type: 'token.expiring';
  readonly expires_in_ms: number;
}

/** Then the connection closes with 4000, what is under way answered first. */
export interface ServerDrainingEvent {
  readonly type: 'server.draining';
  readonly reconnect_in_ms: number;
}

/** A resumed conversation has been replayed up to seq. */
export interface ConversationSyncedEvent {
  readonly type: 'conversation.synced';
  readonly conversation_id: Id;
  readonly seq: Seq;
}

/** What was missed is no longer kept, or was said while the person took no part: open the conversation anew. */
export interface ConversationGapEvent {
  readonly type: 'conversation.gap';
  readonly conversation_id: Id;
  readonly seq: Seq;
  readonly first_seq: Seq;
}

/** Every command: the fields it has, and those of its answer. */
export interface Commands {
  connect: { fields: ConnectCommand; ok: ConnectOk };
  ping: { fields: PingCommand; ok: PingOk };
  'token.refresh': { fields: TokenRefreshCommand; ok: TokenRefreshOk };
  'conversation.create': { fields: ConversationCreateCommand; ok: ConversationCreateOk };
  'conversation.list': { fields: ConversationListCommand; ok: ConversationListOk };
  'conversation.open': { fields: ConversationOpenCommand; ok: ConversationOpenOk };
  'conversation.leave': { fields: ConversationLeaveCommand; ok: ConversationLeaveOk };
  'conversation.update': { fields: ConversationUpdateCommand; ok: ConversationUpdateOk };
  'conversation.delete': { fields: ConversationDeleteCommand; ok: ConversationDeleteOk };
  'participant.add': { fields: ParticipantAddCommand; ok: ParticipantAddOk };
  'participant.remove': { fields: ParticipantRemoveCommand; ok: ParticipantRemoveOk };
  'message.send': { fields: MessageSendCommand; ok: MessageSendOk };
  'message.edit': { fields: MessageEditCommand; ok: MessageEditOk };
  'message.delete': { fields: MessageDeleteCommand; ok: MessageDeleteOk };
  'message.react': { fields: MessageReactCommand; ok: MessageReactOk };
  'message.history': { fields: MessageHistoryCommand; ok: MessageHistoryOk };
  'message.search': { fields: MessageSearchCommand; ok: MessageSearchOk };
  'read.mark': { fields: ReadMarkCommand; ok: ReadMarkOk };
  'typing.set': { fields: TypingSetCommand; ok: TypingSetOk };
  'presence.get': { fields: PresenceGetCommand; ok: PresenceGetOk };
  'person.block': { fields: PersonBlockCommand; ok: PersonBlockOk };
  'person.blocked': { fields: PersonBlockedCommand; ok: PersonBlockedOk };
  'reply.stop': { fields: ReplyStopCommand; ok: ReplyStopOk };
  'reply.regenerate': { fields: ReplyRegenerateCommand; ok: ReplyRegenerateOk };
  'document.templates': { fields: DocumentTemplatesCommand; ok: DocumentTemplatesOk };
  'document.start': { fields: DocumentStartCommand; ok: DocumentStartOk };
  'document.resume': { fields: DocumentResumeCommand; ok: DocumentResumeOk };
  'document.answer': { fields: DocumentAnswerCommand; ok: DocumentAnswerOk };
  'document.revise': { fields: DocumentReviseCommand; ok: DocumentReviseOk };
  'topic.subscribe': { fields: TopicSubscribeCommand; ok: TopicSubscribeOk };
  'topic.unsubscribe': { fields: TopicUnsubscribeCommand; ok: TopicUnsubscribeOk };
  'topic.publish': { fields: TopicPublishCommand; ok: TopicPublishOk };
}

/** Every event by its type. */
export interface Events {
  'conversation.created': ConversationCreatedEvent;
  'conversation.updated': ConversationUpdatedEvent;
  'conversation.deleted': ConversationDeletedEvent;
  'participant.added': ParticipantAddedEvent;
  'participant.removed': ParticipantRemovedEvent;
  'participant.left': ParticipantLeftEvent;
  'message.sent': MessageSentEvent;
  'message.changed': MessageChangedEvent;
  'reply.started': ReplyStartedEvent;
  'reply.delta': ReplyDeltaEvent;
  'reply.reasoning': ReplyReasoningEvent;
  'reply.completed': ReplyCompletedEvent;
  'reply.failed': ReplyFailedEvent;
  'reply.stopped': ReplyStoppedEvent;
  'reply.waiting': ReplyWaitingEvent;
  'read.marked': ReadMarkedEvent;
  'typing.changed': TypingChangedEvent;
  'presence.changed': PresenceChangedEvent;
  'document.asked': DocumentAskedEvent;
  'document.reprompted': DocumentRepromptedEvent;
  'document.completed': DocumentCompletedEvent;
  'topic.event': TopicEvent;
  notification: NotificationEvent;
  'token.expiring': TokenExpiringEvent;
  'server.draining': ServerDrainingEvent;
  'conversation.synced': ConversationSyncedEvent;
  'conversation.gap': ConversationGapEvent;
}
