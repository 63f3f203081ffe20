'use client';

import { type ChangeEvent, useEffect, useRef, useState } from 'react';
import type { Scanned } from '@/lib/numbers/scanned';
import { openBarcodeReader } from './barcode-reader';
import { type CameraTrouble, cameraTrouble, closeCamera, hasLight, openCamera, setLight } from './camera';
import { readPhoto } from './read-photo';
import { readVideo } from './read-video';
import type { ScanTexts } from './scan-texts';

interface ScanDialogProps {
  hasCamera: boolean;
  texts: ScanTexts;
  onFound: (scanned: Scanned) => void;
  onClose: () => void;
}

/** What is going on, each with a sentence of its own in `ScanTexts`. */
type Phase = 'starting' | 'hint' | 'strange' | 'slow' | 'reading' | 'unread' | 'unavailable' | CameraTrouble;

const withoutPicture: ReadonlySet<Phase> = new Set<Phase>(['denied', 'noCamera', 'busy', 'unavailable']);

/** Reads a barcode with the camera, or from a photo. Pictures stay on the device. */
export function ScanDialog({ hasCamera, texts, onFound, onClose }: ScanDialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const { video, phase, light, switchLight, readFile } = useScanner(hasCamera, onFound);
  useEffect(() => dialog.current?.showModal(), []);
  const hasPicture = hasCamera && !withoutPicture.has(phase);
  // Without a picture from the camera, a photo is the way to go on; without a reader nothing is.
  const isPhotoNext = !hasPicture && phase !== 'unavailable';
  return (
    <dialog ref={dialog} onClose={onClose} aria-labelledby="scan-title" className="scan-dialog">
      <h2 id="scan-title" className="title">
        {texts.title}
      </h2>
      {hasPicture && <video ref={video} muted playsInline className="scan-video" />}
      <p role="status" className="mt-3">
        {texts[phase]}
      </p>
      <div className="mt-4 flex flex-wrap items-center gap-2">
        <label
          className={`${isPhotoNext ? 'button-primary' : 'button-quiet'} outline-offset-3 outline-brand-text has-focus-visible:outline-3`}
        >
          {texts.fromPhoto}
          <input type="file" accept="image/*" onChange={readFile} className="sr-only" />
        </label>
        {light !== null && (
          <button type="button" aria-pressed={light} onClick={switchLight} className="button-quiet">
            {texts.light}
          </button>
        )}
        <button type="button" onClick={() => dialog.current?.close()} className="button-quiet">
          {texts.close}
        </button>
      </div>
    </dialog>
  );
}

/** After so long without a barcode it helps to say what helps. */
const slowAfterMs = 12_000;

function useScanner(hasCamera: boolean, onFound: (scanned: Scanned) => void) {
  const video = useRef<HTMLVideoElement>(null);
  const stream = useRef<MediaStream>(null);
  const found = useRef(onFound);
  found.current = onFound;
  const [phase, setPhase] = useState<Phase>(hasCamera ? 'starting' : 'noCamera');
  const [light, setLightState] = useState<boolean | null>(null);
  useEffect(() => {
    if (!hasCamera) return;
    const stop = new AbortController();
    const { signal } = stop;
    const scan = async () => {
      const opened = await openCamera();
      if (signal.aborted) return closeCamera(opened);
      signal.addEventListener('abort', () => closeCamera(opened));
      stream.current = opened;
      if (!video.current) return;
      video.current.srcObject = opened;
      await video.current.play();
      setLightState(hasLight(opened) ? false : null);
      const reader = await openBarcodeReader().catch(() => null);
      if (signal.aborted) return;
      if (!reader) return setPhase('unavailable');
      setPhase('hint');
      const slow = setTimeout(() => setPhase((now) => (now === 'hint' ? 'slow' : now)), slowAfterMs);
      signal.addEventListener('abort', () => clearTimeout(slow));
      const scanned = await readVideo(video.current, reader, {
        signal,
        onStrange: () => setPhase('strange'),
      });
      if (scanned) found.current(scanned);
    };
    scan().catch((error) => {
      if (!signal.aborted) setPhase(cameraTrouble(error));
    });
    return () => stop.abort();
  }, [hasCamera]);
  const readFile = async ({ currentTarget }: ChangeEvent<HTMLInputElement>) => {
    const [file] = currentTarget.files ?? [];
    if (!file) return;
    setPhase('reading');
    const reader = await openBarcodeReader().catch(() => null);
    const scanned = reader && (await readPhoto(file, reader).catch(() => null));
    if (scanned) found.current(scanned);
    else setPhase(reader ? 'unread' : 'unavailable');
    // The same file may be chosen again.
    currentTarget.value = '';
  };
  const switchLight = async () => {
    if (!stream.current) return;
    const isOn = !light;
    await setLight(stream.current, isOn).then(
      () => setLightState(isOn),
      () => setLightState(null),
    );
  };
  return { video, phase, light, switchLight, readFile };
}
