import { connection } from 'next/server';

export default async function EmptyDynamicPage() {
  await connection();
  return <p>dynamic</p>;
}
