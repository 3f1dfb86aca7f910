'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import type { Route } from 'next';
import { useRouter } from 'next/navigation';
import { useForm } from 'react-hook-form';
import { z } from 'zod';
import { createPlayBodySchema } from '@/lib/contracts/plays';
import type { PlayBodyInput } from '@/lib/core/plays/play-body';
import type { StartingPoint } from '@/lib/core/plays/starting-points';
import { useWorkspaceSlug } from '../auth/access-context';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { useCreatePlay } from './use-change-play';

const draftSchema = z.object({
  title: createPlayBodySchema.shape.title,
  name: createPlayBodySchema.shape.name,
  goal: z.string().trim().min(1, 'Say what it is for.').max(300),
});
type Draft = z.infer<typeof draftSchema>;

const fromNothing: Omit<PlayBodyInput, 'goal'> = {
  trigger: { on: 'signal', kinds: ['contact.tracked'], events: [] },
  conditions: [],
  again: { afterDays: 30 },
};

/** Names a play; everything else is said in its editor. */
export function NewPlayForm({ from, close }: { from: StartingPoint | null; close: () => void }) {
  const create = useCreatePlay();
  const router = useRouter();
  const workspace = useWorkspaceSlug();
  const form = useForm<Draft, unknown, Draft>({
    resolver: zodResolver(draftSchema),
    defaultValues: { title: from?.title ?? '', name: from?.name ?? '', goal: from?.body.goal ?? '' },
  });
  return (
    <Form
      form={form}
      submitLabel="Begin draft"
      onCancel={close}
      onSubmit={async ({ goal, ...named }) => {
        const { id } = await create.mutateAsync({
          ...named,
          body: { ...(from?.body ?? fromNothing), goal },
        });
        router.push(`/${workspace}/plays/${id}` as Route);
        close();
      }}
    >
      <TextField<Draft> name="title" label="Title" placeholder="Somebody asks for prices" required />
      <TextField<Draft>
        name="name"
        label="Name"
        hint="Lower-case letters, digits, dashes. It stays."
        placeholder="asks-for-prices"
        required
      />
      <TextField<Draft> name="goal" label="What it is for" hint="One sentence; runs show it." required />
    </Form>
  );
}
