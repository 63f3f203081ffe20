import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findCasesByEnding, type ListedCase, listCasePhotos, listCases } from '@/lib/db/cases';
import type { Shop } from '@/lib/db/merchants';
import { knownCarriers } from '@/lib/numbers/known-carriers';
import { openCaseText } from '@/lib/services/case-text';
import { closeCase } from '@/lib/services/close-case';
import { caseReference, endingOf } from '@/lib/tracking/case-reference';
import { Complaint } from '../stack/complain';
import { required, requireShop, type ShopContext, type ShopOptions } from './context';
import { printable } from './printable';

const pageSize = 50;
const kinds: Record<ListedCase['kind'], string> = {
  not_received: 'not received',
  instructions: 'delivery instructions',
};

/** What shoppers have told the shop, the latest change first; with `--all` what was closed too. */
export async function showCases(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const withClosed = options.all !== undefined;
  const lines: string[] = [];
  for (let after: ListedCase | null = null; ; ) {
    const page: ListedCase[] = await listCases(context.db, shop.id, { limit: pageSize, after, withClosed });
    lines.push(...page.map(lineOf));
    after = page.at(-1) ?? null;
    if (page.length < pageSize) break;
  }
  if (lines.length === 0) return [`${shop.name} has no ${withClosed ? '' : 'open '}case.`];
  return [...lines, 'npm run shop -- case <reference> shows what was written.'];
}

/** One case with all that was written; `--photos` saves its photos into a folder, `--close` closes it. */
export async function showCase(context: ShopContext, options: ShopOptions): Promise<string[]> {
  const shop = await requireShop(context, options);
  const found = await findCase(context, shop, required(options, 'reference'));
  const { locale, checked, createdAt, updatedAt, token } = found;
  const { message, contact } = readTexts(context, shop, found);
  const lines = [
    lineOf(found),
    `  Parcel: ${context.appUrl}/l/${token}`,
    `  Opened: ${minute(createdAt)}, last added to ${minute(updatedAt)}, in ${locale}`,
    `  Answer to: ${printable(contact ?? 'nothing given')}`,
    `  Ticked: ${checked.join(', ') || 'nothing'}`,
    '  Message:',
    ...(message || 'none').split('\n').map((line) => `    ${printable(line)}`),
  ];
  if (options.photos !== undefined) lines.push(...(await savePhotos(context, shop, found, options.photos)));
  if (options.close !== undefined && found.status === 'open') {
    await closeCase(context.db, shop.id, found, context.now());
    lines.push('  The case is closed.');
  }
  return lines;
}

async function findCase({ db }: ShopContext, shop: Shop, typed: string): Promise<ListedCase> {
  const ending = endingOf(typed);
  const [found, another] = ending === null ? [] : await findCasesByEnding(db, shop.id, ending);
  if (!found) throw new Complaint(`${shop.name} has no case "${typed}": npm run shop -- cases lists them.`);
  if (another)
    throw new Complaint(`Two cases end in "${typed}": give the whole id, ${found.id} or ${another.id}.`);
  return found;
}

function readTexts({ keyring }: ShopContext, shop: Shop, found: ListedCase) {
  try {
    return openCaseText(keyring, shop.id, found);
  } catch (cause) {
    throw new Complaint(
      'What was written cannot be read: the key that sealed it is not in DOORSTEP_ENCRYPTION_KEYS.',
      { cause },
    );
  }
}

async function savePhotos(
  { db }: ShopContext,
  shop: Shop,
  { id }: ListedCase,
  folder: string,
): Promise<string[]> {
  if (folder.trim() === '') throw new Complaint('--photos takes the folder to save them in.');
  const photos = await listCasePhotos(db, shop.id, id);
  try {
    await mkdir(folder, { recursive: true });
    return await Promise.all(
      photos.map(async ({ image }, index) => {
        const file = join(folder, `${caseReference(id)}-${index + 1}.webp`);
        await writeFile(file, image);
        return `  Saved ${file}`;
      }),
    );
  } catch (cause) {
    throw new Complaint(
      `The photos cannot be saved in ${folder}: ${cause instanceof Error ? cause.message : cause}.`,
      {
        cause,
      },
    );
  }
}

function lineOf({ id, kind, status, carrier, trackingNumber, photos, updatedAt }: ListedCase): string {
  const name = knownCarriers.get(carrier)?.name ?? carrier;
  const pictures = photos > 0 ? `, ${photos} ${photos === 1 ? 'photo' : 'photos'}` : '';
  const state = status === 'closed' ? ', closed' : '';
  return `${caseReference(id)}  ${kinds[kind]}${state}  ${name} ${trackingNumber}  ${minute(updatedAt)}${pictures}`;
}

function minute(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}
