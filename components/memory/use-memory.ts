'use client';

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { apiFetch } from '@/lib/client/api';
import type { StateFactBody } from '@/lib/contracts/memory';
import { useWorkspaceSlug } from '../auth/access-context';
import { type MemorySubject, memoryKeys } from './memory-keys';

const contracts = () => import('@/lib/contracts/memory');
const pathOf = ({ type, id }: MemorySubject): string => `/api/v1/${type}s/${id}/memory`;

/** What agents have learnt of a person or a company. */
export function useMemory(subject: MemorySubject) {
  const workspace = useWorkspaceSlug();
  return useQuery({
    queryKey: memoryKeys.of(workspace, subject),
    queryFn: ({ signal }) =>
      apiFetch(pathOf(subject), {
        schema: () => contracts().then((module) => module.memorySchema),
        workspace,
        signal,
      }),
  });
}

/** States a fact, or puts one right. */
export function useStateFact(subject: MemorySubject) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: StateFactBody) =>
      apiFetch(pathOf(subject), {
        method: 'PUT',
        body,
        schema: () => contracts().then((module) => module.memorySchema),
        workspace,
      }),
    onSuccess: (memory) => queryClient.setQueryData(memoryKeys.of(workspace, subject), memory),
  });
}

/** Has a fact forgotten. */
export function useForgetFact(subject: MemorySubject) {
  const workspace = useWorkspaceSlug();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (factId: string) =>
      apiFetch(`${pathOf(subject)}/forgotten`, {
        method: 'POST',
        body: { factId },
        schema: () => contracts().then((module) => module.forgottenSchema),
        workspace,
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: memoryKeys.of(workspace, subject) }),
  });
}
