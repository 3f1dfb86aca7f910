/** The mark of the product: an M over a seal. Decorative wherever its name stands beside it. */
export function BrandMark({ size = 20 }: { size?: 20 | 32 }) {
  return (
    <svg viewBox="0 0 32 32" width={size} height={size} fill="none" aria-hidden="true" className="shrink-0">
      <rect width="32" height="32" rx="8" className="fill-accent" />
      <path
        d="M8 22.5V10.8c0-.7.9-1 1.3-.5L16 18.2l6.7-7.9c.4-.5 1.3-.2 1.3.5v11.7"
        className="stroke-accent-fg"
        strokeWidth="3"
        strokeLinecap="round"
        strokeLinejoin="round"
      />
      <circle cx="16" cy="24" r="2" className="fill-accent-fg" />
    </svg>
  );
}
