import type { Conversation, ConversationCreateCommand, ConversationSnapshot, ConversationStore, ConversationsSnapshot, Presence, Reply } from '@parley/client';
import { useCallback, useEffect, useMemo } from 'react';
import { useClient } from './context.js';
import { useSnapshot } from './snapshot.js';

const NO_CONVERSATIONS: ConversationsSnapshot = { status: 'opening', conversations: [], hasMore: false, loading: false };
const NOTHING: ConversationSnapshot = {
  status: 'opening',
  participants: [],
  people: new Map(),
  messages: [],
  replies: [],
  typing: [],
  readSeqs: new Map(),
  hasOlder: false,
  hasNewer: false,
  loadingOlder: false,
  loadingNewer: false,
};
const all = <T>(snapshot: T): T => snapshot;

/** One's conversations, pinned first, then the latest. */
export function useConversations() {
  const parley = useClient();
  const snapshot = useSnapshot(parley.conversations, NO_CONVERSATIONS, all);
  const actions = useMemo(
    () => ({
      loadMore: () => parley.conversations.loadMore(),
      create: async (fields: Omit<ConversationCreateCommand, 'key'>): Promise<Conversation> => (await parley.command('conversation.create', fields)).conversation,
    }),
    [parley],
  );
  return useMemo(() => ({ ...snapshot, ...actions }), [snapshot, actions]);
}

/** Without an id there is none, as long as nothing is chosen. */
function useConversationStore(id: string | null | undefined): ConversationStore | undefined {
  const parley = useClient();
  return useMemo(() => (id ? parley.conversation(id) : undefined), [parley, id]);
}

function chosen(store: ConversationStore | undefined): ConversationStore {
  if (!store) throw new Error('No conversation is chosen');
  return store;
}

const facts = ({ status, error, details, participants, people, readSeqs }: ConversationSnapshot) => ({ status, error, details, participants, people, readSeqs });

/** What a conversation is, who takes part or has, and how far everybody has read. */
export function useConversation(id: string | null | undefined) {
  const parley = useClient();
  const store = useConversationStore(id);
  const snapshot = useSnapshot(store, NOTHING, facts);
  const actions = useMemo(() => {
    const about = () => ({ conversation_id: chosen(store).id });
    return {
      markRead: (seq?: number) => chosen(store).markRead(seq),
      update: (changes: { title?: string; description?: string; pinned?: boolean; archived?: boolean }) => parley.command('conversation.update', { ...about(), ...changes }),
      leave: () => parley.command('conversation.leave', about()),
      delete: () => parley.command('conversation.delete', about()),
      addParticipant: (user_id: string) => parley.command('participant.add', { ...about(), user_id }),
      removeParticipant: (user_id: string) => parley.command('participant.remove', { ...about(), user_id }),
    };
  }, [parley, store]);
  return useMemo(() => ({ ...snapshot, ...actions }), [snapshot, actions]);
}

const timeline = ({ status, error, messages, hasOlder, hasNewer, loadingOlder, loadingNewer }: ConversationSnapshot) => ({
  status,
  error,
  messages,
  hasOlder,
  hasNewer,
  loadingOlder,
  loadingNewer,
});

/** A conversation's messages, page by page both ways; what does not change stays the same object, and has the same `localId` for ever. */
export function useMessages(id: string | null | undefined) {
  const store = useConversationStore(id);
  const snapshot = useSnapshot(store, NOTHING, timeline);
  const actions = useMemo(
    () => ({
      send: (...said: Parameters<ConversationStore['send']>) => chosen(store).send(...said),
      retry: (localId: string) => chosen(store).retry(localId),
      discard: (localId: string) => chosen(store).discard(localId),
      edit: (message: string, content: string) => chosen(store).edit(message, content),
      delete: (message: string) => chosen(store).delete(message),
      react: (message: string, emoji: string, on?: boolean) => chosen(store).react(message, emoji, on),
      loadOlder: () => chosen(store).loadOlder(),
      loadNewer: () => chosen(store).loadNewer(),
      latest: () => chosen(store).latest(),
    }),
    [store],
  );
  return useMemo(() => ({ ...snapshot, ...actions }), [snapshot, actions]);
}

const typists = ({ typing }: ConversationSnapshot) => ({ typing });

/** Ids of those who are typing; `setTyping` says that one is oneself, and may be called with every key. */
export function useTyping(id: string | null | undefined) {
  const store = useConversationStore(id);
  const { typing } = useSnapshot(store, NOTHING, typists);
  const setTyping = useCallback((on = true) => store?.typing(on), [store]);
  // Whoever leaves the page has stopped.
  useEffect(() => () => store?.typing(false), [store]);
  return useMemo(() => ({ typing, setTyping }), [typing, setTyping]);
}

const answers = ({ replies }: ConversationSnapshot) => ({ replies });

/** The answer that is being written in a conversation (or the one of this id), or why the last one came to nothing. */
export function useReply(id: string | null | undefined, replyId?: string) {
  const store = useConversationStore(id);
  const { replies } = useSnapshot(store, NOTHING, answers);
  const reply: Reply | undefined = replyId === undefined ? replies.at(-1) : replies.find((one) => one.id === replyId);
  const stop = useCallback(async () => {
    await chosen(store).stop(replyId);
  }, [store, replyId]);
  const regenerate = useCallback(
    async (message?: string): Promise<string> => {
      const { messages, replies: open } = chosen(store).snapshot;
      const failed = open.at(-1)?.status === 'failed' ? open.at(-1)?.to_message_id : undefined;
      const answered = message ?? failed ?? messages.filter(({ role, state }) => role === 'assistant' && state === 'stored').at(-1)?.id;
      if (answered === undefined) throw new Error('There is no answer yet to ask again for');
      return chosen(store).regenerate(answered);
    },
    [store],
  );
  return useMemo(
    () => ({ reply, status: reply?.status ?? ('idle' as const), text: reply?.text ?? '', reasoning: reply?.reasoning ?? '', isStreaming: reply?.status === 'streaming', stop, regenerate }),
    [reply, stop, regenerate],
  );
}

const NOBODY: ReadonlyMap<string, Presence> = new Map();

/** Who is there, by id, of these people. */
export function usePresence(users: readonly string[]): ReadonlyMap<string, Presence> {
  const parley = useClient();
  const key = [...new Set(users)].sort().join('\n');
  useEffect(() => (key === '' ? undefined : parley.presence.watch(key.split('\n'))), [parley, key]);
  return useSnapshot(parley.presence, NOBODY, all);
}
