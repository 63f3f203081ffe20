import { expect, servers, test } from './shop';

for (const instance of ['first', 'second'] as const) {
  test(`the ${instance} instance says that it is alive and ready`, async ({ request }) => {
    const live = await request.get(`${servers()[instance]}/api/health/live`);
    expect([live.status(), await live.json()]).toEqual([200, { status: 'ok' }]);
    const ready = await request.get(`${servers()[instance]}/api/health/ready`);
    expect([ready.status(), await ready.json()]).toMatchObject([200, { status: 'ok' }]);
  });
}

test('health is asked anew each time', async ({ request }) => {
  const bodies = await Promise.all(
    ['live', 'ready'].map(async (kind) => (await request.get(`/api/health/${kind}`)).headers()),
  );
  for (const headers of bodies) expect(headers['x-nextjs-cache']).toBeUndefined();
});
