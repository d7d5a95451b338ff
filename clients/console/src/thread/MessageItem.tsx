import type { Kind, TimelineMessage } from '@parley/client';
import { memo } from 'react';
import { Avatar } from '../ui/Avatar';
import { clock, dayName } from '../ui/time';
import { EditForm } from './EditForm';
import { MessageActions } from './MessageActions';
import { MessageBody } from './MessageBody';
import { MessageFooter } from './MessageFooter';
import { type Authors, nameOf } from './names';
import { Reactions } from './Reactions';
import { Reasoning } from './Reasoning';
import { useThread } from './thread-context';

export interface MessageItemProps {
  readonly index: number;
  readonly message: TimelineMessage;
  /** The first of its day. */
  readonly beginsDay: boolean;
  /** Of the same author as the one before, just after it. */
  readonly continues: boolean;
  readonly isMine: boolean;
  readonly me: string | undefined;
  readonly kind: Kind | undefined;
  readonly isOwner: boolean;
  readonly authors: Authors;
  /** What it answers. */
  readonly quoted: TimelineMessage | undefined;
  /** Who has read so far, and no further. */
  readonly readers: readonly string[] | undefined;
  readonly isFirstUnread: boolean;
  readonly isEditing: boolean;
  readonly isMarked: boolean;
}

/** One message, of whomever. */
export const MessageItem = memo(function MessageItem(props: MessageItemProps) {
  const { index, message, beginsDay, continues, isMine, me, kind, isOwner, authors, quoted, readers, isFirstUnread, isEditing, isMarked } = props;
  const { role, state, created_at, deleted_at } = message;
  const { edit, beginEditing } = useThread();
  const author = nameOf(message, authors);
  const isAnswer = role === 'assistant';
  const isWritten = state === 'streaming' || state === 'waiting';
  const showsAuthor = !continues && !isMine && kind !== 'ai' && kind !== 'direct';

  return (
    <div className="message-row">
      {beginsDay && created_at && <p className="day"><span>{dayName(created_at)}</span></p>}
      {isFirstUnread && <p className="day new"><span>New</span></p>}
      <article
        className="message"
        tabIndex={-1}
        data-index={index}
        data-role={role}
        data-mine={isMine}
        data-state={state}
        data-continues={continues}
        data-marked={isMarked}
        aria-busy={isWritten}
        aria-label={`${isMine ? 'You' : author}${created_at ? `, ${clock(created_at)}` : ''}`}
      >
        {!isMine && <span className="beside">{!continues && <Avatar name={author} kind={isAnswer ? 'ai' : 'person'} small />}</span>}
        <div className="bubble">
          {(showsAuthor || (isAnswer && kind !== 'ai')) && <p className="author">{author}</p>}
          {quoted && !deleted_at && (
            <blockquote className="quote">
              <span className="author">{nameOf(quoted, authors)}</span>
              <span className="words">{quoted.deleted_at ? 'Deleted' : quoted.content.slice(0, 200)}</span>
            </blockquote>
          )}
          {message.reasoning && <Reasoning text={message.reasoning} isOpenEnded={isWritten && message.content === ''} />}
          {isEditing ? (
            <EditForm message={message} asksAgain={kind === 'ai'} onSave={(content) => void edit(message, content)} onCancel={() => beginEditing(undefined)} />
          ) : (
            <MessageBody message={message} />
          )}
          <Reactions message={message} me={me} authors={authors} />
          <MessageFooter message={message} isMine={isMine} />
        </div>
        {state === 'stored' && !deleted_at && !isEditing && <MessageActions message={message} isMine={isMine} isOwner={isOwner} kind={kind} me={me} />}
      </article>
      {readers && kind !== 'ai' && (
        <p className="readers">Read by {new Intl.ListFormat('en').format(readers)}</p>
      )}
    </div>
  );
});
