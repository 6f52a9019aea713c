import type { ImportSeen } from '../../../shared/import/seen.ts'
import type { Result } from '../../../shared/kernel/result.ts'

/** What was found in a file that was chosen. */
export type Seen = Exclude<ImportSeen, { kind: 'declined' }>
/** Shows what is going on while a file is looked into, and then what was found. */
export type Look = (what: string, asked: () => Promise<Result<ImportSeen>>) => Promise<void>
