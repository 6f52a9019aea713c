import type { Failure, FailureCode } from './failure.ts'

/** The outcome of anything that a user can cause or the world can do; bugs throw instead. */
export type Result<Value> = Ok<Value> | Failed
export type Ok<Value> = { readonly ok: true; readonly value: Value }
export type Failed = { readonly ok: false; readonly failure: Failure }

type PlainCode = {
  [Code in FailureCode]: Extract<Failure, { code: Code }> extends { code: Code } & infer Rest
    ? Exclude<keyof Rest, 'code'> extends never
      ? Code
      : never
    : never
}[FailureCode]

/** A success carrying its value. */
export const ok = <Value>(value: Value): Ok<Value> => ({ ok: true, value })

/** A success that has nothing to tell. */
export const done: Ok<null> = { ok: true, value: null }

/** A failure by its code alone, or with the details that its code asks for. */
export const fail = (failure: PlainCode | Failure): Failed => ({
  ok: false,
  failure: (typeof failure === 'string' ? { code: failure } : failure) as Failure,
})
