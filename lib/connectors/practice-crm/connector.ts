import { erasePerson } from '@/lib/practice-platform/erase-person';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { changedBy, lookup } from './client';
import { manifest } from './manifest';
import { listOwners } from './owners';
import { signals } from './signals';

export const practiceCrm: Connector = {
  ...manifest,
  actions,
  lookup,
  changedBy,
  listOwners,
  signals,
  erasePerson: ({ workspaceId, externalId }) => erasePerson('crm', workspaceId, externalId),
};
