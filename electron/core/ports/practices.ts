import type { Result } from '../../../shared/kernel/result.ts'

/** The practices that this Keyward can show, one at a time: the person's own, and the sandbox. */
export type Practices = {
  /** Shows another one; the window begins anew with it. The one before goes on out of sight. */
  readonly open: (practice: 'own' | 'sandbox') => Promise<Result<null>>
}
