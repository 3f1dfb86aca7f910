import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { changedBy, lookup } from './client';
import { manifest } from './manifest';
import { pieces } from './pieces';

export const practiceCms: Connector = { ...manifest, actions, lookup, changedBy, pieces };
