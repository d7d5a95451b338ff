import type { Conversation, Participant, TimelineMessage } from '@parley/client';
import type { useMessages } from '@parley/react';
import { ArrowDown } from 'lucide-react';
import { type KeyboardEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { Virtualizer, type VirtualizerHandle } from 'virtua';
import { MessageItem } from './MessageItem';
import type { Authors } from './names';
import { readersOf, surroundings } from './surroundings';
import { useFollowing } from './use-following';
import { useTarget } from './use-target';

interface Props {
  readonly timeline: ReturnType<typeof useMessages>;
  readonly details: Conversation | undefined;
  readonly participants: readonly Participant[];
  readonly authors: Authors;
  readonly readSeqs: ReadonlyMap<string, number>;
  readonly me: string | undefined;
  readonly editing: string | undefined;
  /** The message to go to. */
  readonly target: string | undefined;
  readonly isOpening: boolean;
  readonly onRead: () => Promise<void>;
}

/** How near to the first message the page before it is read, in pixels. */
const NEAR = 800;

/** The messages, however many: only those in sight are in the page. */
export function Timeline({ timeline, details, participants, authors, readSeqs, me, editing, target, isOpening, onRead }: Props) {
  const { messages, hasOlder, hasNewer, loadingOlder, loadOlder, loadNewer, latest } = timeline;
  const scroller = useRef<HTMLDivElement>(null);
  const content = useRef<HTMLDivElement>(null);
  const list = useRef<VirtualizerHandle>(null);
  const { isAtEnd, follow, scrolled, leave } = useFollowing(scroller, content, messages.length > 0);
  const marked = useTarget({ target, timeline, list, leave });
  const isPrepended = usePrepended(messages);
  const readers = useMemo(() => readersOf(messages, participants, readSeqs, me), [messages, participants, readSeqs, me]);
  const firstUnread = useFirstUnread(details, messages, me);

  useReadMarks(isAtEnd && !hasNewer, messages, onRead);

  const onScroll = () => {
    const area = scroller.current;
    if (!area) return;
    scrolled();
    if (!area.dataset.ready) return;
    if (area.scrollTop < NEAR && hasOlder && !loadingOlder) void loadOlder();
    if (area.scrollHeight - area.clientHeight - area.scrollTop < NEAR && hasNewer) void loadNewer();
  };

  const toEnd = () => void latest().then(follow);

  const pressed = (event: KeyboardEvent<HTMLDivElement>) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    const from = (event.target as HTMLElement).closest<HTMLElement>('.message, .timeline');
    if (!from || (event.target as HTMLElement) !== from) return;
    event.preventDefault();
    const current = from.dataset.index === undefined ? (event.key === 'ArrowUp' ? messages.length : -1) : Number(from.dataset.index);
    focusOn(current + (event.key === 'ArrowUp' ? -1 : 1), list.current, scroller.current);
  };

  return (
    <div className="timeline-frame">
      <div ref={scroller} className="timeline" role="log" aria-label="Messages" aria-live={isAtEnd ? 'polite' : 'off'} aria-busy={isOpening} tabIndex={0} onScroll={onScroll} onKeyDown={pressed}>
        <div className="spacer" />
        <div ref={content} className="timeline-content">
          {isOpening && messages.length === 0 && <p className="empty" role="status">Loading…</p>}
          {!isOpening && messages.length === 0 && <p className="empty">{details?.kind === 'ai' ? 'Ask something.' : 'Nothing was said yet.'}</p>}
          <Virtualizer ref={list} scrollRef={scroller} shift={isPrepended} data={messages} bufferSize={600}>
            {(message, index) => (
              <MessageItem
                key={message.localId}
                index={index}
                message={message}
                {...surroundings(messages, index)}
                isMine={message.sender_id !== undefined && message.sender_id === me}
                me={me}
                kind={details?.kind}
                isOwner={details?.role === 'owner'}
                authors={authors}
                quoted={quotedBy(message, messages, index)}
                readers={readers.get(message.localId)}
                isFirstUnread={message.localId === firstUnread}
                isEditing={editing !== undefined && editing === message.id}
                isMarked={marked !== undefined && marked === message.id}
              />
            )}
          </Virtualizer>
        </div>
      </div>
      {loadingOlder && <p className="loading-older" role="status">Loading earlier messages…</p>}
      {(!isAtEnd || hasNewer) && messages.length > 0 && <button type="button" className="to-end round" onClick={toEnd} aria-label="To the newest message" title="To the newest message"><ArrowDown aria-hidden="true" /></button>}
    </div>
  );
}

/** What a message answers, but where the AI just answers what stands before it. */
function quotedBy({ role, reply_to }: TimelineMessage, messages: readonly TimelineMessage[], index: number): TimelineMessage | undefined {
  if (!reply_to || (role === 'assistant' && messages[index - 1]?.id === reply_to)) return undefined;
  return messages.find(({ id }) => id === reply_to);
}

/** Whether messages have come before the first one since the last look: the list then stays where it is. */
function usePrepended(messages: readonly TimelineMessage[]): boolean {
  const first = useRef<string>(undefined);
  const now = messages[0]?.localId;
  const isPrepended = first.current !== undefined && now !== first.current && messages.some(({ localId }) => localId === first.current);
  useLayoutEffect(() => {
    first.current = now;
  }, [now]);
  return isPrepended;
}

/** The first message of others that was unread as one came. */
function useFirstUnread(details: Conversation | undefined, messages: readonly TimelineMessage[], me: string | undefined): string | undefined {
  const [readBefore, setReadBefore] = useState<number>();
  useEffect(() => {
    if (details && readBefore === undefined) setReadBefore(details.unread > 0 ? details.read_seq : Infinity);
  }, [details, readBefore]);
  return useMemo(
    () => (readBefore === undefined || readBefore === Infinity ? undefined : messages.find(({ seq, sender_id, state }) => state === 'stored' && (seq ?? 0) > readBefore && sender_id !== me)?.localId),
    [messages, readBefore, me],
  );
}

/** What is in sight is read. */
function useReadMarks(isInSight: boolean, messages: readonly TimelineMessage[], onRead: () => Promise<void>): void {
  const newest = messages.findLast(({ state }) => state === 'stored')?.seq;
  useEffect(() => {
    if (!isInSight || newest === undefined) return undefined;
    const mark = () => {
      // It is marked with the next message, or when the page is seen again.
      if (document.visibilityState === 'visible') void onRead().catch(() => {});
    };
    mark();
    document.addEventListener('visibilitychange', mark);
    return () => document.removeEventListener('visibilitychange', mark);
  }, [isInSight, newest, onRead]);
}

function focusOn(index: number, list: VirtualizerHandle | null, scroller: HTMLElement | null): void {
  const find = () => scroller?.querySelector<HTMLElement>(`.message[data-index="${index}"]`);
  if (find()) return void find()?.focus();
  list?.scrollToIndex(index, { align: 'nearest' });
  requestAnimationFrame(() => find()?.focus());
}
