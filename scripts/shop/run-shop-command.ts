import { parseArgs } from 'node:util';
import { carriers } from '@/lib/carriers/index';
import { Complaint } from '../stack/complain';
import { listAccounts } from './accounts';
import { addAccount, kebab } from './add-account';
import { addParcel } from './add-parcel';
import { showCase, showCases } from './cases';
import type { ShopContext, ShopOptions } from './context';
import { addShopDomain, createShop } from './create';
import { showRatings } from './ratings';
import { recipientOptions } from './recipient';
import { removeAccount } from './remove-account';
import { setRoute } from './route';
import { showSubscriptions } from './subscriptions';
import { showSuspicions } from './suspicions';
import { publishShopTheme } from './theme';
import { showUnknownCodes } from './unknown-codes';
import { switchUpdates } from './updates';

interface Command {
  /** The option whose value may stand without its name. */
  argument?: string;
  options: readonly string[];
  /** Options without a value. */
  flags?: readonly string[];
  example: string;
  run(context: ShopContext, options: ShopOptions): Promise<string[]>;
}

/** Credential fields of all carriers: those that may stand in a command, and optional ones that are asked for. */
const fields = carriers.flatMap(({ api }) => api.credentials);
const openFields = [...new Set(fields.filter(({ isSecret }) => !isSecret).map(({ name }) => kebab(name)))];
const optionalSecrets = [
  ...new Set(
    fields.filter(({ isSecret, isRequired }) => isSecret && !isRequired).map(({ name }) => kebab(name)),
  ),
];

const commands: Record<string, Command> = {
  create: {
    options: ['slug', 'name', 'locale', 'homepage', 'time-zone'],
    example:
      'create --slug my-shop --name "My Shop" --locale en --time-zone America/New_York --homepage https://example.com',
    run: createShop,
  },
  'add-account': {
    options: ['carrier', ...openFields, 'try'],
    flags: optionalSecrets,
    example:
      'add-account --carrier usps --client-id … --try <a tracking number of yours>   (asks for the secret)',
    run: addAccount,
  },
  accounts: {
    options: [],
    flags: ['reveal'],
    example: 'accounts   (how each carrier account stands; --reveal shows the secrets for pushes)',
    run: listAccounts,
  },
  'remove-account': {
    argument: 'account',
    options: ['account'],
    example: 'remove-account car_…   (its id, as accounts shows it)',
    run: removeAccount,
  },
  'add-parcel': {
    options: [
      ...[
        'order',
        'email',
        'postcode',
        'carrier',
        'number',
        'locale',
        'shipped',
        'items',
        'ordered',
        'recipient',
      ],
      ...recipientOptions,
    ],
    flags: ['as-is'],
    example:
      'add-parcel --order 1042 --email buyer@example.com --carrier usps --number … --locale vi   (what is in it: --items "2 x Mug / Moss; 1 x Bowl", and what was ordered in all: --ordered "…"; the address: --recipient address.json, or --recipient-name … --recipient-lines "1 Main St; Apt 2" --recipient-city … --recipient-country US)',
    run: addParcel,
  },
  route: {
    options: ['carrier', 'through'],
    example: 'route --carrier usps --through seventeentrack   (or native; alone it lists the routes)',
    run: setRoute,
  },
  suspicions: {
    options: [],
    example: 'suspicions   (parcels that somebody should look at, and why)',
    run: showSuspicions,
  },
  'unknown-codes': {
    options: [],
    example: 'unknown-codes   (what carriers said that Doorstep has no meaning for yet)',
    run: showUnknownCodes,
  },
  cases: {
    options: [],
    flags: ['all'],
    example: 'cases   (what shoppers have told the shop; --all with what is closed)',
    run: showCases,
  },
  case: {
    argument: 'reference',
    options: ['reference', 'photos'],
    flags: ['close'],
    example: 'case 7K3F-9QXM --photos my-folder --close   (what was written; saves its photos, closes it)',
    run: showCase,
  },
  ratings: {
    options: [],
    example: 'ratings   (how shoppers found the deliveries, and what they say)',
    run: showRatings,
  },
  theme: {
    argument: 'file',
    options: ['file'],
    example: 'theme my-theme.json   (theme alone says what may stand in it)',
    run: publishShopTheme,
  },
  updates: {
    argument: 'state',
    options: ['state'],
    example:
      'updates on   (or off: whether parcels’ pages offer updates by email and push; nothing sends them yet)',
    run: switchUpdates,
  },
  subscriptions: {
    options: [],
    example: 'subscriptions   (who has asked for updates, each with the page that confirms or ends it)',
    run: showSubscriptions,
  },
  domain: { argument: 'host', options: ['host'], example: 'domain orders.example.com', run: addShopDomain },
};

export const usage = [
  'npm run shop -- …, with --shop <slug> where there are several:',
  ...Object.values(commands).map(({ example }) => `  ${example}`),
].join('\n');

/** Runs one command as typed, and returns the lines to print. Throws `Complaint` on what it cannot do. */
export async function runShopCommand(argv: readonly string[], context: ShopContext): Promise<string[]> {
  const [name = '', ...rest] = argv;
  const command = commands[name];
  if (!command) throw new Complaint(`${name ? `There is no command "${name}".\n` : ''}${usage}`);
  return command.run(context, readOptions(name, command, rest));
}

function readOptions(name: string, { argument, options, flags = [] }: Command, argv: string[]): ShopOptions {
  try {
    const texts = ['shop', ...options].map((option) => [option, { type: 'string' }] as const);
    const switches = flags.map((option) => [option, { type: 'boolean' }] as const);
    const { values, positionals } = parseArgs({
      args: argv,
      options: Object.fromEntries([...texts, ...switches]),
      allowPositionals: true,
    });
    if (positionals.length > (argument ? 1 : 0)) {
      throw new Complaint(`"${positionals.at(-1)}" is one word too many: put texts with spaces in quotes.`);
    }
    const given = Object.entries(values).map(([option, value]) => [option, value === true ? '' : value]);
    return {
      ...Object.fromEntries(given),
      ...(argument && positionals[0] !== undefined && { [argument]: positionals[0] }),
    };
  } catch (error) {
    if (error instanceof Complaint) throw error;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Complaint(`${name}: ${reason}\n${usage}`, { cause: error });
  }
}
