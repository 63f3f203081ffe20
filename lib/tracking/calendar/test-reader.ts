/** A reader of iCalendar files for the tests, strict where RFC 5545 is: it throws at what is not well-formed. */
export interface ReadCalendar {
  /** Of its components, in the order they begin. */
  names: string[];
  /** The only component of that name: values of TEXT properties as they were meant, by name and parameters. */
  component: (name: string) => ReadonlyMap<string, string>;
}

export function readCalendar(text: string): ReadCalendar {
  if (/(?<!\r)\n|\r(?!\n)/.test(text)) throw new Error('A line does not end with CRLF.');
  const lines = text.replace(/\r\n[ \t]/g, '').split('\r\n');
  if (lines.pop() !== '') throw new Error('The last line does not end.');
  const open: string[] = [];
  const found: { name: string; properties: Map<string, string> }[] = [];
  const stack: Map<string, string>[] = [];
  for (const line of lines) {
    const match = /^([A-Z0-9-]+(?:;[A-Z0-9-]+=[^:;"]+)*):(.*)$/su.exec(line);
    if (!match) throw new Error(`This is no property: ${JSON.stringify(line)}`);
    const [, name = '', value = ''] = match;
    if (name === 'BEGIN') {
      const properties = new Map<string, string>();
      open.push(value);
      stack.push(properties);
      found.push({ name: value, properties });
    } else if (name === 'END') {
      if (open.pop() !== value) throw new Error(`${value} ends and has not begun.`);
      stack.pop();
    } else {
      const properties = stack.at(-1);
      if (!properties || properties.has(name)) throw new Error(`${name} is outside, or twice.`);
      properties.set(name, unescaped(value));
    }
  }
  if (open.length > 0) throw new Error(`${open.join()} does not end.`);
  return {
    names: found.map(({ name }) => name),
    component: (name) => {
      const [only, ...others] = found.filter((one) => one.name === name);
      if (!only || others.length > 0) throw new Error(`There is not one ${name}.`);
      return only.properties;
    },
  };
}

function unescaped(value: string): string {
  return value.replace(/\\([\\;,nN])/g, (_, character: string) => (/n/i.test(character) ? '\n' : character));
}
