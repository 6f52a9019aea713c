import type { Bridge, CallInput, CallName, CallOutput } from '../shared/contract.ts'
import type { Result } from '../shared/result.ts'

declare global {
  interface Window {
    readonly keyward: Bridge
  }
}

/** Calls main and answers a result in every case: a broken bridge is a `bug`, never a rejected promise. */
export const call = async <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> => {
  try {
    const method = window.keyward[name] as (value: CallInput<Name>) => Promise<Result<CallOutput<Name>>>
    return await method(input)
  } catch {
    return { ok: false, failure: { code: 'bug' } }
  }
}
