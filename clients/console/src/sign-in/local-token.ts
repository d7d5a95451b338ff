/** A token of the local stack's own issuer, for any name. */
export async function localToken(name: string): Promise<string> {
  const answer = await fetch('/console/token', {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ sub: name.toLowerCase(), name }),
  });
  const { token, message } = (await answer.json().catch(() => ({}))) as { token?: string; message?: string };
  if (!token) throw new Error(message ?? 'The local stack gave no token');
  return token;
}
