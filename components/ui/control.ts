import { cva } from 'class-variance-authority';

/** The look that input, textarea and select share. 16 px on phones, so that iOS does not zoom in. */
export const controlVariants = cva(
  [
    'w-full min-w-0 rounded-md border border-control/70 bg-surface text-fg shadow-raised transition-colors max-sm:text-lg',
    'hover:border-control focus-visible:border-ring focus-visible:outline-offset-0',
    'disabled:cursor-not-allowed disabled:bg-sunken disabled:text-muted [&[readonly]]:bg-sunken',
    'aria-invalid:border-danger',
  ],
  {
    variants: {
      size: {
        sm: 'h-7 px-2 text-xs max-sm:h-9',
        md: 'h-8 px-2.5 text-sm max-sm:h-9',
        lg: 'h-10 px-3 text-base',
        text: 'px-2.5 py-1.5 text-sm',
      },
    },
    defaultVariants: { size: 'md' },
  },
);
