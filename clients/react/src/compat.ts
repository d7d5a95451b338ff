import type { ClientEvents, CommandType, Events, Fields, Message, TimelineMessage } from '@parley/client';
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useParley } from './context.js';
import { useConversation, useMessages, usePresence, useTyping } from './conversation.js';
import { useTopic } from './topic.js';

/** The connection under the names of earlier pages. */
export function useWebSocket() {
  const { parley, state, isConnected } = useParley();
  const [lastMessage, setLastMessage] = useState<Events[keyof Events] | null>(null);
  useEffect(() => parley.on('event', setLastMessage), [parley]);
  const actions = useMemo(
    () => ({
      connect: () => void parley.connect(),
      disconnect: () => parley.disconnect(),
      sendMessage: <T extends CommandType>({ type, ...fields }: { type: T } & Fields<T>) => parley.command(type, fields as unknown as Fields<T>),
      subscribe: <K extends keyof ClientEvents>(type: K, listener: (event: ClientEvents[K]) => void) => parley.on(type, listener),
    }),
    [parley],
  );
  return useMemo(() => ({ isConnected, connectionStatus: state, lastMessage, ...actions }), [isConnected, state, lastMessage, actions]);
}

/** A conversation under the names of earlier pages. `joinConversation` chooses it, where none is given. */
export function useMessaging(conversationId?: string) {
  const { parley, state, isConnected, user } = useParley();
  const [joined, joinConversation] = useState<string>();
  const id = conversationId ?? joined;
  const { messages } = useMessages(id);
  const { participants, markRead } = useConversation(id);
  const { typing, setTyping } = useTyping(id);
  const people = useMemo(() => participants.map(({ user_id, name }) => ({ userId: user_id, username: name ?? '' })), [participants]);
  const presence = usePresence(useMemo(() => people.map(({ userId }) => userId), [people]));
  const typingUsers = useMemo(() => people.filter(({ userId }) => typing.includes(userId)), [people, typing]);
  const onlineUsers = useMemo(
    () => people.filter(({ userId }) => userId !== user?.id && presence.get(userId)?.online).map((one) => ({ ...one, isOnline: true })),
    [people, presence, user],
  );
  /** With two arguments the first one is the conversation. */
  const sendChatMessage = useCallback(
    (first: string, second?: string): Promise<Message> => {
      const to = second === undefined ? id : first;
      if (!to) return Promise.reject(new Error('No conversation is chosen'));
      return parley.conversation(to).send(second ?? first);
    },
    [parley, id],
  );
  const actions = useMemo(
    () => ({ startTyping: () => setTyping(true), stopTyping: () => setTyping(false), markAsRead: (seq?: number) => markRead(seq), joinConversation: (next: string) => joinConversation(next) }),
    [setTyping, markRead],
  );
  const currentMessages: readonly TimelineMessage[] = messages;
  return useMemo(
    () => ({ isConnected, connectionStatus: state, currentMessages, typingUsers, onlineUsers, sendChatMessage, ...actions }),
    [isConnected, state, currentMessages, typingUsers, onlineUsers, sendChatMessage, actions],
  );
}

/** What happens to a pitch, under the names of earlier pages: the events of the topic `pitch:<id>`, and how often each has happened. */
export function usePitchUpdates(pitchId: number | string | null | undefined) {
  const { isConnected } = useParley();
  const { events, error } = useTopic(pitchId === null || pitchId === undefined ? undefined : `pitch:${pitchId}`, { limit: 200 });
  return useMemo(() => {
    const count = (name: string) => events.filter(({ event }) => event === name).length;
    const counts = { views: count('pitch_viewed'), likes: count('pitch_liked'), comments: count('new_comment') };
    return { updates: events, lastUpdate: events.at(-1) ?? null, ...counts, isConnected, error };
  }, [events, error, isConnected]);
}
