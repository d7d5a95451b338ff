import { Parley, type ParleyOptions, type StateChange, type TokenProvider, type User } from '@parley/client';
import { createContext, createElement, type ReactNode, useCallback, useContext, useEffect, useMemo, useRef, useState, useSyncExternalStore } from 'react';

const ParleyContext = createContext<Parley | undefined>(undefined);

export interface ParleyProviderProps {
  /** A client of your own making, which you connect and disconnect yourself. */
  readonly client?: Parley;
  /** Or what to make one of, as the provider appears; it is connected for as long as the provider is there. Of later ones only `getToken` counts. */
  readonly options?: ParleyOptions;
  readonly children?: ReactNode;
}

/** Gives everything below it one connection. */
export function ParleyProvider({ client, options, children }: ParleyProviderProps): ReactNode {
  const getToken = useRef<TokenProvider | undefined>(options?.getToken);
  // Made while rendering, also on a server and twice in strict mode: it does nothing until it is connected.
  const [own] = useState(() => {
    if (client) return undefined;
    const renewing: ParleyOptions = options?.getToken ? { getToken: (...asked) => getToken.current?.(...asked) } : {};
    return new Parley({ ...options, ...renewing });
  });
  useEffect(() => {
    getToken.current = options?.getToken;
  });
  useEffect(() => {
    if (client || !own) return undefined;
    own.connect();
    return () => own.disconnect();
  }, [client, own]);
  return createElement(ParleyContext.Provider, { value: client ?? own }, children);
}

/** The client of the nearest provider. */
export function useClient(): Parley {
  const client = useContext(ParleyContext);
  if (!client) throw new Error('There is no ParleyProvider around this component');
  return client;
}

export interface ParleyState extends StateChange {
  readonly parley: Parley;
  /** Who one is, once it is known. */
  readonly user: User | undefined;
  readonly isConnected: boolean;
}

const DISCONNECTED: StateChange = { state: 'disconnected' };

/** The client, and how its connection stands. */
export function useParley(): ParleyState {
  const parley = useClient();
  const subscribe = useCallback((listener: () => void) => parley.on('state', listener), [parley]);
  const change = useSyncExternalStore(
    subscribe,
    () => parley.connection,
    () => DISCONNECTED,
  );
  return useMemo(() => ({ ...change, parley, user: parley.user, isConnected: change.state === 'connected' }), [parley, change]);
}
