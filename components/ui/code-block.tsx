/** Verbatim text or JSON, scrolling inside itself. `value` other than a string is printed as indented JSON. */
export function CodeBlock({ value, label }: { value: unknown; label: string }) {
  const text = typeof value === 'string' ? value : JSON.stringify(value, null, 2);
  return (
    <section
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard.
      tabIndex={0}
      aria-label={label}
      className="max-h-96 overflow-auto rounded-md border bg-sunken"
    >
      <pre className="p-3 font-mono text-xs whitespace-pre-wrap break-words">{text}</pre>
    </section>
  );
}
