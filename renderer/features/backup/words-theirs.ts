import { count } from '../../language/plural.ts'

/** What `settings-theirs.tsx` says. */
export const THEIRS = {
  open: 'Open a colleague’s backup…',
  title: 'A colleague’s backup, sealed to your card',
  means:
    'For the day when they cannot be reached, and nobody gets at their kit. This vault has something in it, so theirs is not put here: your keys open it, and it is saved under a passphrase. Restore that file in a practice that you add for it under Settings, Practices, where it stays apart from yours, or in an empty Keyward elsewhere.',
  choose: 'Choose their backup…',
  passphrase: 'Passphrase for the new file',
  passphraseHint: 'At least 12 letters, for this file alone. Keyward does not keep it.',
  save: 'Open it and save it under the passphrase…',
  working: 'Opening and sealing it. This takes some seconds, or a minute where their log is long.',
  cancel: 'Cancel',
  next: 'Under Settings, Practices, choose “Add it and restore a backup into it…”, then this file. Delete it afterwards.',
  saved: (apps: number, secrets: number) =>
    `Saved: ${count(apps, 'app')}, ${count(secrets, 'client secret')} of theirs. Nothing here has changed.`,
} as const
