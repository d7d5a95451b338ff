import type { TimelineMessage } from '@parley/client';
import { useConversation, useMessages, useParley, useReply, useTyping } from '@parley/react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Settings } from '../app/settings';
import { titleOf } from '../conversations/titles';
import { usePeople } from '../people/people-context';
import { addressOf } from '../shell/route';
import { useNotices } from '../ui/Notices';
import { Composer } from './Composer';
import { Details } from './Details';
import { FailedReply } from './FailedReply';
import { ReplyTo } from './ReplyTo';
import { Timeline } from './Timeline';
import { ThreadHeader } from './ThreadHeader';
import { ThreadProvider, type ThreadActions } from './thread-context';
import { TypingLine } from './TypingLine';

interface Props {
  readonly id: string;
  /** One to go to. */
  readonly message: string | undefined;
  readonly settings: Settings;
}

/** One conversation: with the AI, of two people, or of a group. */
export function Thread({ id, message, settings }: Props) {
  const { user, parley } = useParley();
  const { details, participants, people: authors, status, error, readSeqs, markRead } = useConversation(id);
  const timeline = useMessages(id);
  const { messages, send, edit } = timeline;
  const { reply, isStreaming, stop, regenerate } = useReply(id);
  const { typing, setTyping } = useTyping(id);
  const known = usePeople();
  const { attempt } = useNotices();
  const [answering, setAnswering] = useState<TimelineMessage>();
  const [editing, setEditing] = useState<string>();
  const [showsDetails, setShowsDetails] = useState(false);
  const { people } = known;
  const isAi = details?.kind === 'ai';

  useEffect(() => people.meet(id, participants), [people, id, participants]);
  useEffect(() => {
    document.title = details ? `${titleOf(details, known, user?.id)} – Parley` : 'Parley';
    return () => void (document.title = 'Parley');
  });

  const wasEditing = useRef(false);
  useEffect(() => {
    // Whoever has ended editing goes on writing.
    if (wasEditing.current && editing === undefined) document.querySelector<HTMLElement>('.composer textarea')?.focus();
    wasEditing.current = editing !== undefined;
  }, [editing]);

  const actions = useMemo<ThreadActions>(
    () => ({
      answer: setAnswering,
      beginEditing: setEditing,
      edit: async (edited, content) => {
        setEditing(undefined);
        if (!edited.id || content === edited.content) return;
        // In a chat with the AI another question wants another answer.
        const went = await attempt(edit(edited.id, content));
        if (went && isAi && edited.role === 'user') await attempt(regenerate(edited.id));
      },
      delete: (one) => void attempt(timeline.delete(one)),
      react: (one, emoji, on) => void attempt(timeline.react(one, emoji, on)),
      regenerate: (one) => void attempt(regenerate(one)),
      retry: (localId) => void attempt(timeline.retry(localId)),
      discard: timeline.discard,
    }),
    [attempt, edit, regenerate, timeline, isAi],
  );

  const say = useCallback(
    (content: string, asksAi: boolean) => {
      const options = { ...(answering?.id ? { reply_to: answering.id } : {}), ...(asksAi ? { ai: 'ask' as const } : {}) };
      setAnswering(undefined);
      // A failed one stands among the messages, where it can be sent again.
      void send(content, options).catch(() => {});
      return true;
    },
    [send, answering],
  );

  const editLast = () => {
    const last = messages.findLast(({ sender_id, state, deleted_at }) => sender_id === user?.id && state === 'stored' && !deleted_at);
    setEditing(last?.id);
  };

  if (status === 'gone' || (error && !details)) {
    return (
      <div className="splash">
        <p role="alert">{status === 'gone' ? 'This conversation is not there any more, or not yours to see.' : error?.message}</p>
        <a className="button" href={addressOf({ page: 'home' })}>Back</a>
      </div>
    );
  }

  const isLooking = details !== undefined && details.role === undefined;
  return (
    <ThreadProvider value={actions}>
      <section className="thread" aria-label={details ? titleOf(details, known, user?.id) : 'Conversation'} data-kind={details?.kind}>
        <ThreadHeader details={details} participants={participants} showsDetails={showsDetails} onDetails={setShowsDetails} />
        <div className="thread-body">
          <div className="thread-main">
            <Timeline timeline={timeline} details={details} participants={participants} authors={authors} readSeqs={readSeqs} me={user?.id} editing={editing} target={message} isOpening={status === 'opening'} onRead={markRead} />
            <FailedReply reply={reply} onAgain={(to) => void attempt(regenerate(to))} />
            <TypingLine typing={typing} participants={participants} />
            {isLooking ? (
              <p className="looking faint">You are looking on; only those who take part can write here.</p>
            ) : (
              <Composer
                autoFocus
                keptAs={id}
                placeholder={isAi ? 'Ask the AI' : details?.kind === 'group' ? 'Write — @ai asks the AI' : 'Write'}
                offersAi={details?.kind === 'group'}
                maxLength={parley.limits?.max_content_chars || 10_000}
                onSend={say}
                {...(isAi ? {} : { onTyping: () => setTyping() })}
                onStop={isStreaming || reply?.status === 'waiting' ? () => void attempt(stop()) : undefined}
                onEditLast={editLast}
                onEscape={() => setAnswering(undefined)}
                above={answering && <ReplyTo message={answering} authors={authors} onClose={() => setAnswering(undefined)} />}
              />
            )}
          </div>
          {showsDetails && details && <Details details={details} participants={participants} settings={settings} onClose={() => setShowsDetails(false)} />}
        </div>
      </section>
    </ThreadProvider>
  );
}
