import { erasePerson } from '@/lib/practice-platform/erase-person';
import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { lookup } from './client';
import { manifest } from './manifest';

export const practiceInProduct: Connector = {
  ...manifest,
  actions,
  lookup,
  erasePerson: ({ workspaceId, externalId }) => erasePerson('in_product', workspaceId, externalId),
};
