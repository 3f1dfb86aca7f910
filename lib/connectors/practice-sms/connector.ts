import { erasePerson } from '@/lib/practice-platform/erase-person';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';

export const practiceSms: Connector = {
  ...manifest,
  actions,
  lookup,
  erasePerson: ({ workspaceId, externalId }) => erasePerson('sms', workspaceId, externalId),
};
