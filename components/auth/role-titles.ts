import type { Role } from '@/lib/core/access/permissions';

/** The roles in words, and what each is for. */
export const roleTitles: Record<Role, { title: string; hint: string }> = {
  viewer: { title: 'Viewer', hint: 'Reads everything, the record included.' },
  reviewer: { title: 'Reviewer', hint: 'Approves and rejects what waits for a person.' },
  operator: { title: 'Operator', hint: 'Stops and resumes, pauses agents, takes actions back.' },
  admin: { title: 'Admin', hint: 'Agents and their scopes, budgets, policies, people, API keys.' },
  auditor: { title: 'Auditor', hint: 'Reads the record.' },
  privacy_officer: { title: 'Privacy officer', hint: 'Answers for personal data.' },
};
