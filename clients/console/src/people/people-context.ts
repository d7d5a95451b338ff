import { createContext, useContext, useSyncExternalStore } from 'react';
import type { People, PeopleSnapshot } from './people';

const PeopleContext = createContext<People | undefined>(undefined);
export const PeopleProvider = PeopleContext.Provider;

export function usePeople(): PeopleSnapshot & { readonly people: People } {
  const people = useContext(PeopleContext);
  if (!people) throw new Error('There are no people around this component');
  return { ...useSyncExternalStore(people.subscribe, () => people.snapshot), people };
}
