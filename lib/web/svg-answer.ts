import { fileAnswer } from './file-answer';

const look = {
  contentType: 'image/svg+xml; charset=utf-8',
  policy: "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'",
};

/** A drawing of ours, as an image. */
export function svgAnswer(request: Request, draw: () => Promise<string | null>): Promise<Response> {
  return fileAnswer(request, look, draw);
}
