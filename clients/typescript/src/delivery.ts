import type { Commands } from './protocol.js';

/** What a command of an application may be: `connect` and `token.refresh` are the connection's own. */
export type CommandType = Exclude<keyof Commands, 'connect' | 'token.refresh'>;

/** Those with a key, which has one effect however often it is sent. */
export type KeyedType = 'conversation.create' | 'message.send' | 'document.start' | 'document.answer';

/** The fields of a command; its key may be left to the client. */
export type Fields<T extends CommandType> = T extends KeyedType
  ? Omit<Commands[T]['fields'], 'key'> & { readonly key?: string }
  : Commands[T]['fields'];

export type Ok<T extends CommandType> = Commands[T]['ok'];

/**
 * What is done with a command while there is no connection, and with one that was sent and not answered.
 * `keyed`: waits as long as it takes, and is asked again under its key. `repeatable`: is asked again, within its time.
 * `once`: waits, but is not asked again, as it might have its effect twice. `now`: is of no use later.
 */
export type Delivery = 'keyed' | 'repeatable' | 'once' | 'now';

const OTHERS: { readonly [T in CommandType]?: Delivery } = {
  'conversation.create': 'keyed',
  'message.send': 'keyed',
  'document.start': 'keyed',
  'document.answer': 'keyed',
  'reply.regenerate': 'once',
  'document.revise': 'once',
  'topic.publish': 'once',
  'typing.set': 'now',
  ping: 'now',
};

export function deliveryOf(type: CommandType): Delivery {
  return OTHERS[type] ?? 'repeatable';
}

/** Commands of one lane are sent one after the other, so that what was said first is stored first. */
export function laneOf(type: string, fields: { readonly [field: string]: unknown }, id: string): string {
  const about = type === 'message.send' ? fields.conversation_id : type === 'document.answer' ? fields.session_id : undefined;
  return typeof about === 'string' ? `${type} ${about}` : id;
}
