import type { ReleaseNote } from '../../../shared/updates/update.ts'

/** What `CHANGELOG.md` says of the version that is built, as the build has read it (`build/own-notes.ts`). */
declare const OWN_NOTES: readonly ReleaseNote[]

/** What is new in this Keyward, security first; empty where no build has put it in. */
export const ownNotes: readonly ReleaseNote[] = typeof OWN_NOTES === 'undefined' ? [] : OWN_NOTES
