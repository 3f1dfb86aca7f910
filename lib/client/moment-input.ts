/** A moment as the browser's own input takes it, by the clock of whoever looks. */
export function momentInputText(at: Date): string {
  const local = new Date(at.getTime() - at.getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 16);
}

export const momentOfInput = (text: string): string => new Date(text).toISOString();
