import { notFound } from 'next/navigation';

export function generateStaticParams() {
  return [{ rest: ['_'] }];
}

/** Any other address of a shop is a 404 in its brand. */
export default async function UnknownPage({ params }: PageProps<'/[shop]/[locale]/[...rest]'>) {
  await params;
  notFound();
}
