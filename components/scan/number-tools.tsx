'use client';

import { lazy, Suspense, useEffect, useState } from 'react';
import { StandIn } from '@/components/layout/stand-in';
import type { Scanned } from '@/lib/numbers/scanned';
import type { ScanTexts } from './scan-texts';

/** Reader and dialog are fetched when somebody wants to scan: the page itself stays light. */
const ScanDialog = lazy(() => import('./scan-dialog').then((loaded) => ({ default: loaded.ScanDialog })));

interface NumberToolsProps {
  /** Id of the box that numbers go into. */
  boxId: string;
  texts: ScanTexts;
}

/**
 * Ways to fill the numbers' box without typing. Not there without script; with it, the place is kept free from the
 * start, so that nothing moves once it is known what the browser can do.
 */
export function NumberTools({ boxId, texts }: NumberToolsProps) {
  const [device, setDevice] = useState<Device | null>(null);
  const [isScanning, setScanning] = useState(false);
  const [said, setSaid] = useState('');
  const [link, setLink] = useState<string | null>(null);
  useEffect(() => {
    void lookAround().then(setDevice);
  }, []);
  const take = (scanned: Scanned) => {
    setScanning(false);
    setLink(scanned.kind === 'link' ? scanned.path : null);
    if (scanned.kind === 'link') return setSaid(texts.link);
    const isNew = addTo(boxId, scanned.number);
    setSaid((isNew ? texts.added : texts.there).replace('{number}', scanned.number));
  };
  const paste = async () => {
    setLink(null);
    setSaid(texts[await pasteInto(boxId)]);
  };
  return (
    <div className="scripted mt-3 print:hidden">
      <div className={`flex min-h-11 flex-wrap gap-2 ${device ? '' : 'invisible'}`}>
        <button type="button" onClick={() => setScanning(true)} className="button-quiet">
          {device?.hasCamera === false ? texts.photo : texts.scan}
        </button>
        {device?.canPaste !== false && (
          <button type="button" onClick={paste} className="button-quiet">
            {texts.paste}
          </button>
        )}
      </div>
      <p role="status" className="note mt-1 wrap-anywhere empty:hidden">
        {said}
      </p>
      {link && (
        <a href={link} className="link-row">
          {texts.openLink}
        </a>
      )}
      {isScanning && (
        <StandIn instead={<p role="alert">{texts.unavailable}</p>}>
          <Suspense>
            <ScanDialog
              hasCamera={device?.hasCamera ?? false}
              texts={texts}
              onFound={take}
              onClose={() => setScanning(false)}
            />
          </Suspense>
        </StandIn>
      )}
    </div>
  );
}

interface Device {
  hasCamera: boolean;
  canPaste: boolean;
}

/** Before permission is asked for, a browser tells that there is a camera, and nothing else of it. */
async function lookAround(): Promise<Device> {
  const devices = await navigator.mediaDevices?.enumerateDevices().catch(() => []);
  return {
    hasCamera: devices?.some(({ kind }) => kind === 'videoinput') ?? false,
    canPaste: typeof navigator.clipboard?.readText === 'function',
  };
}

function boxOf(id: string): HTMLTextAreaElement | null {
  const box = document.getElementById(id);
  return box instanceof HTMLTextAreaElement ? box : null;
}

/** On a line of its own, after what is there. False when it is there already. */
function addTo(id: string, text: string): boolean {
  const box = boxOf(id);
  if (!box) return false;
  const lines = box.value.split('\n').map((line) => line.trim());
  if (lines.includes(text)) return false;
  box.value = [...lines, text].filter((line) => line !== '').join('\n');
  box.dispatchEvent(new Event('input', { bubbles: true }));
  return true;
}

async function pasteInto(id: string): Promise<'pasted' | 'pasteEmpty' | 'pasteDenied'> {
  try {
    const text = (await navigator.clipboard.readText()).trim();
    if (text === '') return 'pasteEmpty';
    addTo(id, text);
    return 'pasted';
  } catch {
    // Not allowed, or nothing that is text.
    return 'pasteDenied';
  }
}
