import { roles } from '@/lib/core/access/permissions';
import { roleTitles } from '../auth/role-titles';

export const roleOptions = roles.map((value) => ({
  value,
  label: roleTitles[value].title,
  hint: roleTitles[value].hint,
}));
