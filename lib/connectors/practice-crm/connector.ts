import { listOwners } from '@/lib/practice-platform/crm';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';

export const practiceCrm: Connector = { ...manifest, actions, lookup, listOwners };
