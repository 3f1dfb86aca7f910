import { erasePerson } from '@/lib/practice-platform/erase-person';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';
import { outreach } from './outreach';
import { pieces } from './pieces';

export const practiceOutreach: Connector = {
  ...manifest,
  actions,
  lookup,
  outreach,
  pieces,
  erasePerson: ({ workspaceId, externalId }) => erasePerson('outreach', workspaceId, externalId),
};
