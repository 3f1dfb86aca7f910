import type { Ref } from './name-book';

const typeOfPrefix: Readonly<Record<string, string>> = {
  usr: 'person',
  agt: 'agent',
  con: 'contact',
  cmp: 'campaign',
  acc: 'account',
  adn: 'audience',
  key: 'api_key',
  act: 'action',
  run: 'run',
  ply: 'play',
  hol: 'holdout',
  pag: 'page',
  fct: 'fact',
  lft: 'memory',
};

/** What an id is of, by its prefix. */
export const refOfId = (id: string): Ref => ({ type: typeOfPrefix[id.slice(0, 3)] ?? 'thing', id });
