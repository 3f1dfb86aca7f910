/** Shows a short message in the corner; what shows it is loaded with the first one. */
export async function notify(
  kind: 'success' | 'error' | 'info',
  title: string,
  detail?: string,
): Promise<void> {
  const { toast } = await import('sonner');
  toast[kind](title, { description: detail });
}
