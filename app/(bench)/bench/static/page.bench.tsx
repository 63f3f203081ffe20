export default function EmptyStaticPage() {
  return <p>static</p>;
}
