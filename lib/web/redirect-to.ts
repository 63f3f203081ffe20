/** A redirect that no cache keeps, to a path of this app: never to an address from a header. */
export function redirectTo(path: string): Response {
  return new Response(null, {
    status: 307,
    headers: { Location: path, 'Cache-Control': 'private, no-store' },
  });
}
