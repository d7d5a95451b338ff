import { createContext, useContext } from 'react';
import { Cable } from './cable';

const CableContext = createContext<Cable | undefined>(undefined);
export const CableProvider = CableContext.Provider;

export function useCable(): Cable {
  const cable = useContext(CableContext);
  if (!cable) throw new Error('There is no cable around this component');
  return cable;
}
