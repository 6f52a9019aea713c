import type { Result } from '../../../shared/kernel/result.ts'

/** Puts a page of ours on paper. */
export type Printer = {
  /** As PDF. */
  readonly pdf: (html: string) => Promise<Result<Uint8Array>>
  /** By the system's own dialog; `false` where the person thought better of it. */
  readonly print: (html: string) => Promise<Result<boolean>>
}
