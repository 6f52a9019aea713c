import type { VAULT_FAILURES } from '../../shared/vault/failures.ts'
import type { FailureWords } from './message.ts'

/** True of the file whatever was done before: it is replaced whole or not at all. */
const FILE_WHOLE = 'What was stored before is whole.'

/** What is said of failures of the sealed file and the disk. */
export const VAULT_WORDS = {
  diskFull: {
    what: 'The disk is full, so nothing could be written.',
    next: 'Everything stored before is intact. Free some space, then try again.',
  },
  diskReadOnly: {
    what: 'Keyward’s folder can be read but not written.',
    next: `${FILE_WHOLE} Your IT can say why the folder is read-only.`,
  },
  diskDenied: {
    what: 'The system does not let Keyward write to its own folder.',
    next: `${FILE_WHOLE} Your IT can give this account the right to it.`,
  },
  diskFailed: {
    what: 'The disk did not accept what Keyward wrote.',
    next: 'Everything stored before is intact. Try again; if it keeps happening, have the disk looked at.',
  },
  changedElsewhere: {
    what: 'Another Keyward is writing the vault, or has changed it since this one read it.',
    next: 'What the other one stored is intact. Close the other one, then start this one again.',
  },
  wouldNotOpen: {
    told: ({ where }) => ({
      what: 'Keyward was about to store something that it could not have read again, so it stored nothing.',
      next: `That is a fault in Keyward. Tell whoever looks after it${where === '' ? '' : `, with this word: ${where}`}.`,
    }),
    brief: 'Keyward would have stored what it could not read again.',
  },
  vaultReadOnly: {
    what: 'A newer Keyward wrote this vault, so this one only reads it.',
    next: 'Bring Keyward up to date to change anything.',
  },
  vaultClosed: { what: 'The vault is not open.', next: 'Open it first, then try again.' },
} as const satisfies FailureWords<keyof typeof VAULT_FAILURES>
