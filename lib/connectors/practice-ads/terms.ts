import { reportTermDays } from '@/lib/practice-platform/ads-terms';
import type { TermTool } from '../kit/connector';

export const terms: TermTool = { reportDays: reportTermDays };
