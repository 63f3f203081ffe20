export interface Picture {
  name: string;
  group: string;
  locale: string;
  width: number;
  scheme: string;
  /** Relative to the index page. */
  file: string;
  /** What the checks have against it. */
  problems: readonly string[];
}

interface Choices {
  locales: readonly string[];
  widths: readonly number[];
  schemes: readonly string[];
}

/** One page with all pictures, one row for each state; boxes above choose languages, widths and schemes. No script. */
export function indexPage(pictures: readonly Picture[], choices: Choices): string {
  const kinds = [choices.locales, choices.widths.map((width) => `w${width}`), choices.schemes].map((kind) =>
    kind.map(String),
  );
  const boxes = kinds
    .map(
      (kind) =>
        `<span>${kind.map((one) => `<label><input type="checkbox" id="${one}" checked> ${one}</label>`).join(' ')}</span>`,
    )
    .join('');
  const hidden = kinds
    .flat()
    .map((one) => `body:has(#${one}:not(:checked)) .${one}{display:none}`)
    .join('');
  const groups = [...new Set(pictures.map(({ group }) => group))];
  const sections = groups.map((group) => {
    const ofGroup = pictures.filter((picture) => picture.group === group);
    const names = [...new Set(ofGroup.map(({ name }) => name))];
    return `<h2>${asHtml(group)}</h2>${names.map((name) => row(name, ofGroup)).join('')}`;
  });
  return (
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Gallery</title><style>` +
    `body{font:15px/1.5 system-ui;margin:24px}header{position:sticky;top:0;background:#fff;padding:8px 0;display:flex;gap:32px;z-index:1}` +
    `h3{margin:24px 0 8px}div{display:flex;gap:12px;align-items:flex-start;overflow-x:auto}figure{margin:0;flex:none}` +
    `img{display:block;border:1px solid #ccc}.w1280 img{width:640px}.bad img{border:3px solid red}.bad{color:#b00}${hidden}` +
    `</style><header>${boxes}</header>${sections.join('')}</html>`
  );
}

function row(name: string, pictures: readonly Picture[]): string {
  const figures = pictures
    .filter((picture) => picture.name === name)
    .map(({ locale, width, scheme, file, problems }) => {
      const kind = `${locale} w${width} ${scheme}`;
      const marked = problems.length > 0 ? `${kind} bad` : kind;
      const told = [kind, ...problems].map(asHtml).join('<br>');
      return `<figure class="${marked}"><figcaption>${told}</figcaption><a href="${file}"><img loading="lazy" src="${file}" alt=""></a></figure>`;
    });
  return `<h3>${asHtml(name)}</h3><div>${figures.join('')}</div>`;
}

function asHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
