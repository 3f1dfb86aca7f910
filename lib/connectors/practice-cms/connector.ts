import type { Connector } from '../kit/connector';
import { actions } from './actions';
import { changedBy, lookup } from './client';
import { manifest } from './manifest';
import { pages } from './pages';

export const practiceCms: Connector = { ...manifest, actions, lookup, changedBy, pages };
