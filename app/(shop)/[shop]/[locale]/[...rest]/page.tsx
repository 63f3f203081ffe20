import { notFound } from 'next/navigation';
import { placeholder } from '@/lib/data/placeholder';

export function generateStaticParams() {
  return [{ rest: [placeholder] }];
}

/** Any other address of a shop is a 404 in its brand. */
export default async function UnknownPage({ params }: PageProps<'/[shop]/[locale]/[...rest]'>) {
  await params;
  notFound();
}
