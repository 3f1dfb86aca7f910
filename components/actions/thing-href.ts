const pages: Record<string, (id: string) => string> = {
  contact: (id) => `contacts/${id}`,
  account: (id) => `accounts/${id}`,
  signal: (id) => `signals/${id}`,
  surge: () => 'signals/surges',
  agent: (id) => `agents/${id}`,
  run: (id) => `runs/${id}`,
  play: (id) => `plays/${id}`,
  holdout: (id) => `holdouts/${id}`,
  opportunity: (id) => `attribution/opportunities/${id}`,
  action: (id) => `actions/${id}`,
  history: (id) => `actions/${id}`,
  approval: (id) => `approvals/${id}`,
  campaign: () => 'practice',
  page: (id) => `content/${id}`,
  fact: (id) => `content/facts#${id}`,
  memory: (id) => `memory/${id}`,
  owner: () => 'practice',
  budget: (id) => `budgets/${id}`,
  person: () => 'settings/people',
  api_key: () => 'settings/api-keys',
  webhook: () => 'settings/notifications',
  rights_request: (id) => `rights/${id}`,
  source: (id) => `sources/${id}`,
  policy: () => 'policies/history',
  alarm: (id) => `monitoring/${id}`,
  pause: (id) => `stops/${id}`,
};

/** The page about a thing, or null where it has none. Where the run of an action is known: see actionHref. */
export function thingHref(workspace: string, type: string, id: string): string | null {
  const path = pages[type]?.(id);
  return path === undefined ? null : `/${workspace}/${path}`;
}

/** An action in the timeline of its run; one that a person asked for outside of any has a page of its own. */
export function actionHref(workspace: string, { id, runId }: { id: string; runId: string | null }): string {
  return runId === null ? `/${workspace}/actions/${id}` : `/${workspace}/runs/${runId}#${id}`;
}

/** The entries of the record about one action, run, actor or subject. */
export function auditHref(workspace: string, by: 'action' | 'run' | 'actor' | 'subject', id: string): string {
  return `/${workspace}/audit?${by}=${encodeURIComponent(id)}`;
}
