'use client';

export function ReloadButton({ label }: { label: string }) {
  return (
    <button type="button" onClick={() => location.reload()} className="button-primary scripted mt-8">
      {label}
    </button>
  );
}
