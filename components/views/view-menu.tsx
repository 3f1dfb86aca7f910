'use client';

import { zodResolver } from '@hookform/resolvers/zod';
import { Bookmark, Trash2 } from 'lucide-react';
import type { Route } from 'next';
import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { useForm } from 'react-hook-form';
import { toast } from 'sonner';
import { saveViewBodySchema, type ViewList } from '@/lib/contracts/views';
import { Form } from '../forms/form';
import { TextField } from '../forms/text-field';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { Menu, MenuItem } from '../ui/menu';
import { useDeleteView, useSaveView, useViews } from './use-views';

const formSchema = saveViewBodySchema.pick({ name: true });
type Values = { name: string };

/** Filters that are kept under a name: choose one, keep those of the moment, delete one. */
export function ViewMenu({ list }: { list: ViewList }) {
  const router = useRouter();
  const pathname = usePathname();
  const search = useSearchParams();
  const views = useViews(list);
  const remove = useDeleteView(list);
  const [isSaving, setSaving] = useState(false);
  const kept = new URLSearchParams(search);
  kept.delete('cursor');
  const current = kept.toString();
  const rows = views.data?.rows ?? [];
  const shown = rows.find((view) => view.search === current);
  return (
    <>
      <Menu
        trigger={
          <Button size="sm">
            <Bookmark aria-hidden />
            {shown?.name ?? 'Views'}
          </Button>
        }
      >
        {rows.map(({ id, name, search: saved }) => (
          <MenuItem
            key={id}
            hint={id === shown?.id ? 'shown' : undefined}
            onSelect={() => router.push(`${pathname}${saved ? `?${saved}` : ''}` as Route)}
          >
            {name}
          </MenuItem>
        ))}
        <MenuItem icon={Bookmark} onSelect={() => setSaving(true)}>
          Keep this view…
        </MenuItem>
        {shown ? (
          <MenuItem
            icon={Trash2}
            tone="danger"
            onSelect={() =>
              remove.mutate(shown.id, {
                onSuccess: () => toast.success(`“${shown.name}” is deleted`),
                onError: () =>
                  toast.error('It could not be deleted', { description: 'Try again in a moment.' }),
              })
            }
          >
            Delete “{shown.name}”
          </MenuItem>
        ) : null}
      </Menu>
      {isSaving ? <SaveViewDialog list={list} search={current} onClose={() => setSaving(false)} /> : null}
    </>
  );
}

function SaveViewDialog({ list, search, onClose }: { list: ViewList; search: string; onClose: () => void }) {
  const save = useSaveView(list);
  const form = useForm<Values>({ resolver: zodResolver(formSchema), defaultValues: { name: '' } });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title="Keep this view"
      description="The filters as they are now, for you alone. A name that you have already is replaced."
    >
      <Form
        form={form}
        onSubmit={async ({ name }) => {
          await save.mutateAsync({ name, search });
          onClose();
        }}
        submitLabel="Keep view"
        onCancel={onClose}
      >
        <TextField<Values>
          name="name"
          label="Name"
          placeholder="Budgets asked of me"
          autoComplete="off"
          required
        />
      </Form>
    </Dialog>
  );
}
