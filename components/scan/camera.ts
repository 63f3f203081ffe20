/** Why there is no picture: keys of `scan` texts. */
export type CameraTrouble = 'denied' | 'noCamera' | 'busy';

/** The camera at the back, in a size that bars can be read in and that a phone reads quickly. Throws `DOMException`. */
export function openCamera(): Promise<MediaStream> {
  return navigator.mediaDevices.getUserMedia({
    video: { facingMode: 'environment', width: { ideal: 1280 }, height: { ideal: 720 } },
  });
}

/** What to tell of a camera that did not open. Names are those of the Media Capture specification. */
export function cameraTrouble(error: unknown): CameraTrouble {
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  return name === 'NotReadableError' || name === 'AbortError' ? 'busy' : 'noCamera';
}

export function closeCamera(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop();
}

/** Whether it has a lamp that can be switched on. Not every browser can tell. */
export function hasLight(stream: MediaStream): boolean {
  const [track] = stream.getVideoTracks();
  const abilities = track?.getCapabilities?.() ?? {};
  return 'torch' in abilities && abilities.torch === true;
}

/** Throws where the lamp refuses. */
export async function setLight(stream: MediaStream, isOn: boolean): Promise<void> {
  const wish: MediaTrackConstraintSet & { torch: boolean } = { torch: isOn };
  await stream.getVideoTracks()[0]?.applyConstraints({ advanced: [wish] });
}
