import type { Participant } from '@parley/client';

/** Who is typing just now. */
export function TypingLine({ typing, participants }: { readonly typing: readonly string[]; readonly participants: readonly Participant[] }) {
  const names = typing.map((id) => participants.find(({ user_id }) => user_id === id)?.name ?? 'Somebody');
  return (
    <p className="typing" role="status">
      {names.length > 0 && (
        <>
          <span className="dots" aria-hidden="true"><i /><i /><i /></span>
          {names.length > 3 ? 'Several people are typing' : `${new Intl.ListFormat('en').format(names)} ${names.length === 1 ? 'is' : 'are'} typing`}
        </>
      )}
    </p>
  );
}
