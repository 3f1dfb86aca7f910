'use client';

import { AlertDialog } from 'radix-ui';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Button } from './button';
import { Callout } from './callout';
import { Field } from './field';
import { Input } from './input';
import { overlayClass } from './overlay';
import { readProblem } from './problem';
import { Textarea } from './textarea';

export type ConfirmDialogProps = {
  title: ReactNode;
  /** What will happen, in one or two sentences. */
  description: ReactNode;
  /** The verb of the button: "Stop everything", not "OK". */
  confirmLabel: string;
  /** Where "Cancel" could be read as the thing itself. */
  dismissLabel?: string;
  onConfirm: (reason: string, password: string) => unknown;
  tone?: 'danger' | 'normal';
  /** Asks why. The answer reaches `onConfirm`, trimmed. */
  reason?: { label?: string; placeholder?: string; required?: boolean };
  /** Asks for the person's password once more; it reaches `onConfirm` as typed. */
  password?: boolean;
  /** Further facts between the sentence and the reason, for example a diff. */
  children?: ReactNode;
  trigger?: ReactNode;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
};

/** Asks before something that matters. Stays open and shows the problem when `onConfirm` rejects. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  const [innerOpen, setInnerOpen] = useState(false);
  const open = props.open ?? innerOpen;
  const setOpen = (next: boolean) => {
    setInnerOpen(next);
    props.onOpenChange?.(next);
  };
  return (
    <AlertDialog.Root open={open} onOpenChange={setOpen}>
      {props.trigger ? <AlertDialog.Trigger asChild>{props.trigger}</AlertDialog.Trigger> : null}
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayClass} />
        <AlertDialog.Content className="fixed inset-x-0 bottom-0 z-50 max-h-[90dvh] animate-panel-in overflow-y-auto rounded-t-xl border border-line bg-surface p-5 shadow-overlay focus:outline-none sm:inset-auto sm:top-[16dvh] sm:left-1/2 sm:w-[calc(100vw-2rem)] sm:max-w-md sm:-translate-x-1/2 sm:rounded-xl">
          <ConfirmBody {...props} close={() => setOpen(false)} />
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

function ConfirmBody({
  title,
  description,
  confirmLabel,
  dismissLabel = 'Cancel',
  onConfirm,
  tone = 'normal',
  reason,
  password: asksPassword = false,
  children,
  close,
}: ConfirmDialogProps & { close: () => void }) {
  const [text, setText] = useState('');
  const [password, setPassword] = useState('');
  const [missing, setMissing] = useState(false);
  const [pending, setPending] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);

  const confirm = async (event: FormEvent) => {
    event.preventDefault();
    const trimmed = text.trim();
    if ((reason?.required && !trimmed) || (asksPassword && !password)) {
      setMissing(true);
      return;
    }
    setPending(true);
    setFailure(null);
    try {
      await onConfirm(trimmed, password);
      close();
    } catch (error) {
      setFailure(error);
    }
    setPending(false);
  };

  const problem = failure === null ? null : readProblem(failure);
  return (
    <form onSubmit={confirm} className="flex flex-col gap-4" noValidate>
      <div>
        <AlertDialog.Title className="text-lg font-semibold">{title}</AlertDialog.Title>
        <AlertDialog.Description className="mt-1 text-sm text-muted">{description}</AlertDialog.Description>
      </div>
      {children}
      {reason ? (
        <Field
          label={reason.label ?? 'Reason'}
          required={reason.required}
          error={missing && !text.trim() ? 'Say why: the reason goes into the record.' : undefined}
        >
          <Textarea
            rows={3}
            value={text}
            placeholder={reason.placeholder}
            onChange={(event) => setText(event.target.value)}
            autoFocus
          />
        </Field>
      ) : null}
      {asksPassword ? (
        <Field
          label="Your password"
          required
          error={missing && !password ? 'Give your password: it shows that it is you.' : undefined}
        >
          <Input
            type="password"
            autoComplete="current-password"
            value={password}
            onChange={(event) => setPassword(event.target.value)}
            autoFocus
          />
        </Field>
      ) : null}
      {problem ? (
        <Callout tone="stop" title={problem.title}>
          {[problem.detail, problem.remedy].filter(Boolean).join(' ')}
        </Callout>
      ) : null}
      <div className="flex justify-end gap-2">
        <AlertDialog.Cancel asChild>
          <Button disabled={pending}>{dismissLabel}</Button>
        </AlertDialog.Cancel>
        <Button type="submit" variant={tone === 'danger' ? 'danger' : 'primary'} pending={pending}>
          {confirmLabel}
        </Button>
      </div>
    </form>
  );
}
