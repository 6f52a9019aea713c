import type { Result } from '../../../shared/kernel/result.ts'

/** Past checks of connections, a file for each month; lines begin with whose they are. */
export type HealthLog = {
  readonly append: (month: string, lines: readonly string[]) => Promise<Result<null>>
  /** The newest lines that begin with `start`, newest first. */
  readonly find: (start: string, limit: number) => Promise<Result<readonly string[]>>
}
