export const manifest = {
  id: 'practice-outreach',
  title: 'Practice outreach tool',
  channel: 'outreach',
  isPractice: true,
} as const;
