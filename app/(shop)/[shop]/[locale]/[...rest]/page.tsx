import { placeholder } from '@/lib/data/placeholder';
import { Missing } from '../missing';

export function generateStaticParams() {
  return [{ rest: [placeholder] }];
}

/** Any other address of a shop is a 404 in its brand. */
export default async function UnknownPage({ params }: PageProps<'/[shop]/[locale]/[...rest]'>) {
  await params;
  return <Missing />;
}
