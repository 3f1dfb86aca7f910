export const manifest = {
  id: 'practice-cms',
  title: 'Practice CMS',
  channel: 'cms',
  isPractice: true,
} as const;
