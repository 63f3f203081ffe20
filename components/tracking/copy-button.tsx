/** Copies a text. Without script it is not there at all: the text beside it can be selected. */
export function CopyButton({ text, label, done }: { text: string; label: string; done: string }) {
  return (
    <copy-text text={text} done={done}>
      <button type="button" className="button-quiet scripted">
        <span aria-live="polite">{label}</span>
      </button>
    </copy-text>
  );
}
