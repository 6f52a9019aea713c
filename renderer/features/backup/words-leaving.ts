import { count } from '../../language/plural.ts'

/** What `settings-leaving.tsx` says. */
export const LEAVING = {
  whatFor: 'What Keyward keeps for you is yours to take along, at any time, and can be read without Keyward.',
  sealed: 'Save everything under a passphrase…',
  bitwarden: 'Save the secrets for a password manager…',
  sealedMeans:
    'One file with all that a backup holds: apps with their secrets, connections as known, people, handovers, evidence and the activity log. Sign-ins are not in it. The ordinary age command opens it with the passphrase; docs/backup-format.md in Keyward’s source says what is in it.',
  passphrase: 'Passphrase for this file',
  passphraseHint:
    'At least 12 letters. It is for this file alone; Keyward does not keep it, and nobody can look it up for you.',
  save: 'Choose where to save it…',
  working: 'Sealing everything. This takes some seconds, or a minute where the log is long.',
  cancel: 'Cancel',
  bitwardenTitle: 'This file is not encrypted',
  bitwardenMeans: (apps: number) =>
    `${apps === 1 ? 'The client id and the secret of 1 app' : `The client ids and secrets of ${apps} apps`}, with names, notes, redirect addresses and scopes, as Bitwarden writes them; most other managers import what Bitwarden writes. People, handovers, evidence and the log have no place in such a file.`,
  dangers: [
    'Whoever gets hold of the file has every client secret in it, as you have now.',
    'A synced folder, a mail or a backup of this computer keeps it longer than you do. Choose a place that is none of these.',
    'Once the other manager has it, look whether every app is there, delete the file, and empty the bin.',
  ],
  saveInClear: 'Save it unencrypted…',
  noApps: 'There is no app in this vault yet, so there is no secret to save for a password manager.',
  keepApart: 'Keep its passphrase somewhere else than the file.',
  deleteIt: 'Once the other manager has it, delete the file and empty the bin.',
  saved: (apps: number, secrets: number) =>
    `Saved: ${count(apps, 'app')}, ${count(secrets, 'client secret')}.`,
  missing: (amount: number) =>
    `${count(amount, 'secret')} that the records name ${amount === 1 ? 'was' : 'were'} not in the keychain, and ${amount === 1 ? 'is' : 'are'} not in the file.`,
} as const
