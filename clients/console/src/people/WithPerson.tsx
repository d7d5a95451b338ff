import { useConversations, useParley } from '@parley/react';
import { useEffect, useState } from 'react';
import { go } from '../shell/route';

/** Whoever opens somebody's link comes to the chat of the two. */
export function WithPerson({ id }: { readonly id: string }) {
  const { isConnected } = useParley();
  const { create } = useConversations();
  const [trouble, setTrouble] = useState<string>();
  useEffect(() => {
    if (!isConnected) return;
    create({ kind: 'direct', participants: [id] }).then(
      (conversation) => go({ page: 'conversation', id: conversation.id }, true),
      (failure: unknown) => setTrouble(failure instanceof Error ? failure.message : String(failure)),
    );
  }, [id, isConnected, create]);
  return <p className="splash" role={trouble ? 'alert' : 'status'}>{trouble ?? 'One moment…'}</p>;
}
