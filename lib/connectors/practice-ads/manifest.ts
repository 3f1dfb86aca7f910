export const manifest = {
  id: 'practice-ads',
  title: 'Practice ad platform',
  channel: 'ads',
  isPractice: true,
} as const;
