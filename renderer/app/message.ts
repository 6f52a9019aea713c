import type { Failure, FailureCode } from '../../shared/kernel/failure.ts'

/** First what is so, then what it means or what to do. */
export type Message = { readonly what: string; readonly next: string }

/** The words of a noun's failures; of one that tells more than its code also in short, as the log has it. */
export type FailureWords<Code extends FailureCode> = {
  readonly [Each in Code]:
    | Message
    | { readonly told: (failure: Extract<Failure, { code: Each }>) => Message; readonly brief: string }
}
