/** Longest edge that the server keeps anyway. */
const maxEdgePx = 2_000;
/** Smaller files are sent as they are. */
const smallBytes = 1_500_000;

/**
 * The same photo as it will be kept: smaller, upright, and without what the camera wrote into it. Saves the reader's
 * data, and lets a phone's largest photos through. The file itself where it is small or the browser cannot read it.
 */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.size < smallBytes && /^image\/(jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, maxEdgePx / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.85));
    return blob ? new File([blob], 'photo.jpg', { type: blob.type }) : file;
  } catch {
    return file;
  }
}
