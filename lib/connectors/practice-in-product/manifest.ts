export const manifest = {
  id: 'practice-in-product',
  title: 'Practice product',
  channel: 'in_product',
  isPractice: true,
} as const;
