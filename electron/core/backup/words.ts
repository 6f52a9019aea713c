import { html, type Html } from '../../../shared/kernel/html.ts'
import { dayOf } from '../paper/moments.ts'
import { SANDBOX_LINE } from '../paper/words.ts'

const opens = (apps: number): string =>
  apps === 0
    ? 'its Xero apps with their secrets'
    : `${apps === 1 ? '1 Xero app' : `${apps} Xero apps`} today, with ${apps === 1 ? 'its secret' : 'their secrets'}`

/** The name of the kit's file, without an extension. */
export const kitFile = (kit: number): string => `Keyward recovery kit ${kit}`

/** The name of a file that takes everything along; the ending of the sealed one says how it is packed. */
export const exportFile = (as: 'sealed' | 'bitwarden', at: number): string => {
  const day = new Date(at).toISOString().slice(0, 10)
  return as === 'sealed'
    ? `Keyward everything ${day}.json.gz.age`
    : `Keyward secrets NOT ENCRYPTED ${day}.json`
}

/** What stands in a file for Bitwarden beside the values themselves. */
export const BITWARDEN_WORDS = {
  folder: 'Xero apps from Keyward',
  sandboxFolder: 'Made-up apps from Keyward’s sandbox',
  redirect: 'Redirect address',
  scopes: 'Scopes',
  newSecret: 'New client secret, not in use yet',
  previousSecret: 'Previous client secret',
} as const

/** What the page of a recovery kit says. */
export const KIT_WORDS = {
  title: (kit: number) => `Recovery kit ${kit}`,
  sandbox: SANDBOX_LINE,
  of: (device: string, by: string) => `Keyward vault on ${device}, ${by}`,
  lead: 'With this page and a backup, this Keyward vault can be restored on any computer. Put it in the safe.',
  rows: 'Capitals or not, with or without gaps. The last two characters check their row, so Keyward says which row is mistyped. There is no I, L, O or U: what looks like one is a 1, a 0 or a V.',
  code: 'The same rows, for a picture of this code. Delete the picture once the vault is back.',
  opens: {
    heading: 'What it opens',
    what: (madeAt: number, apps: number) =>
      `Every backup that this vault makes from ${dayOf(madeAt)} on, until it is given another kit: ${opens(apps)}, the connections as known, the address book, and the activity log.`,
  },
  isNot: {
    heading: 'What it is not',
    password: 'A password for Xero, or for anybody’s computer.',
    backup: 'A backup. Without a backup file it opens nothing.',
    signIn: 'A sign-in. After a restore, people sign in to Xero again.',
  },
  keep: {
    heading: 'Where to keep it',
    where:
      'Under lock, where two people can get at it and the office’s computers are not: the practice’s safe, a bank, your solicitor.',
    never: 'Never with the laptop, and never beside the backups.',
  },
  restore: {
    heading: 'To restore the vault',
    steps: (folder: string | null): Html[] => [
      html`Install Keyward. At the first question choose <strong>I have a backup</strong>.`,
      html`Choose the newest file${folder === null ? [] : html` in <strong>${folder}</strong>`}. It ends in
        <strong>.keyward-backup</strong>.`,
      html`Type the four rows above, or give it a picture of the code. Keyward shows what comes back before it stores anything.`,
    ],
  },
  colleagues: (all: readonly { readonly name: string; readonly fingerprint: string }[]) =>
    html`<strong>Without this page:</strong> when it was printed, backups also opened with the own Keyward of ${all.map(({ name, fingerprint }) => `${name} (card ${fingerprint})`).join(', ')}: in an empty Keyward of theirs choose the file, then <strong>Open it with my own keys</strong>.`,
  lost: html`<strong>If this page was lost, copied or seen:</strong> in Keyward choose Settings, Backups, Make a new kit. This page then opens nothing that is made later.`,
  without: html`<strong>Without Keyward:</strong> a backup is an age file. docs/backup-format.md in Keyward’s source says how the ordinary <code>age</code> command opens it with these rows.`,
  signed: ['Put away by', 'Where', 'Date'],
  foot: ({
    number,
    fingerprint,
    madeAt,
    by,
    keyward,
  }: {
    readonly number: number
    readonly fingerprint: string
    readonly madeAt: number
    readonly by: string
    readonly keyward: string
  }) =>
    `Kit ${number}, fingerprint ${fingerprint}. Made on ${dayOf(madeAt)} by ${by} with Keyward ${keyward}.`,
} as const
