import type { ReactNode } from 'react';
import { BrandMark } from './brand-mark';

/** The frame of sign-in and of changing a password: what this is on one side, the form on the other. */
export function AuthFrame({
  title,
  description,
  children,
  footer,
}: {
  title: string;
  description?: ReactNode;
  children: ReactNode;
  footer?: ReactNode;
}) {
  return (
    <main className="grid min-h-dvh lg:grid-cols-[minmax(0,1fr)_minmax(0,1.1fr)]">
      <section className="flex flex-col justify-between border-r bg-sunken px-6 py-6 max-lg:hidden lg:p-10">
        <p className="flex items-center gap-2.5 text-lg font-semibold">
          <BrandMark size={32} />
          Mandate
        </p>
        <div className="max-w-md">
          <p className="text-2xl font-semibold tracking-tight text-balance">
            Agents propose. One gate decides. You stay in charge.
          </p>
          <ol className="mt-6 flex flex-col gap-3 text-base text-muted">
            <AuthPoint mark="1">Each agent acts only inside the scope that a named person gave it.</AuthPoint>
            <AuthPoint mark="2">
              What needs you waits for you, with its reasons and its exact effect.
            </AuthPoint>
            <AuthPoint mark="3">Everything is recorded, can be stopped, and can be taken back.</AuthPoint>
          </ol>
        </div>
        <p className="text-xs text-subtle">Nothing leaves this installation unless you connect it.</p>
      </section>
      <section className="grid place-items-center px-5 py-10">
        <div className="flex w-full max-w-sm flex-col gap-6">
          <p className="flex items-center gap-2.5 text-lg font-semibold lg:hidden">
            <BrandMark size={32} />
            Mandate
          </p>
          <header>
            <h1 className="text-xl font-semibold">{title}</h1>
            {description ? <p className="mt-1 text-sm text-muted">{description}</p> : null}
          </header>
          {children}
          {footer ? <footer className="text-xs text-muted">{footer}</footer> : null}
        </div>
      </section>
    </main>
  );
}

function AuthPoint({ mark, children }: { mark: string; children: ReactNode }) {
  return (
    <li className="flex gap-3">
      <span
        aria-hidden
        className="grid size-6 shrink-0 place-items-center rounded-full border border-accent-line bg-accent-soft text-xs font-semibold text-accent-text"
      >
        {mark}
      </span>
      <span className="text-pretty">{children}</span>
    </li>
  );
}
