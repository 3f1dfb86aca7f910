/**
 * Relative rise of a contact's conversion probability when a fitting owner gets it promptly. Assumed, not measured: it stands
 * until holdouts of the workspace say what it is.
 */
export const routingUplift = { low: 0.03, mid: 0.1, high: 0.2 } as const;
