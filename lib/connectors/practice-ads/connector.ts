import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { changedBy, lookup } from './client';
import { manifest } from './manifest';

export const practiceAds: Connector = { ...manifest, actions, lookup, changedBy };
