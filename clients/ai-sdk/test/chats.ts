import type { UIMessage } from 'ai';

interface Looked {
  readonly status: string;
  readonly messages: readonly UIMessage[];
}

/** The text of each message. */
export function texts(messages: readonly UIMessage[]): string[] {
  return messages.map(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(''));
}

/** Until what is shown of a chat fits. */
export async function becomes<T extends Looked>(chat: T, fits: (chat: T) => boolean): Promise<void> {
  while (!fits(chat)) await new Promise((resolve) => setTimeout(resolve, 5));
}
