import { erasePerson } from '@/lib/practice-platform/erase-person';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';
import { outreach } from './outreach';

export const practiceOutreach: Connector = {
  ...manifest,
  actions,
  lookup,
  outreach,
  erasePerson: ({ workspaceId, externalId }) => erasePerson('outreach', workspaceId, externalId),
};
