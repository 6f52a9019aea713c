import type { Bridge, CallInput, CallName, CallOutput } from '../../shared/contract/contract.ts'
import type { Result } from '../../shared/kernel/result.ts'
import { askAgain } from '../app/store.ts'
import { shownAnswer } from '../language/shown.ts'

declare global {
  interface Window {
    readonly keyward: Bridge
  }
}

/**
 * Calls main and answers a result in every case: a broken bridge is a `bug`, never a rejected promise. Names in the
 * answer are as they may be shown.
 */
export const call = async <Name extends CallName>(
  name: Name,
  input: CallInput<Name>,
): Promise<Result<CallOutput<Name>>> => {
  try {
    const method = window.keyward[name] as unknown as (
      value: CallInput<Name>,
    ) => Promise<Result<CallOutput<Name>>>
    const first = await method(input)
    // asked once whether it is still the same person, and then as before
    const isAsked = !first.ok && first.failure.code === 'notFresh' && (await askAgain())
    const answer = isAsked ? await method(input) : first
    // these two are kept as they are stored as well
    return name === 'getSnapshot' || name === 'getWork' ? answer : shownAnswer(answer)
  } catch {
    return { ok: false, failure: { code: 'bug' } }
  }
}

/** Hands over a file that was dropped on the window. */
export const callDropped = async (file: File): Promise<Result<CallOutput<'openDropped'>>> => {
  try {
    return await window.keyward.openDropped(file)
  } catch {
    return { ok: false, failure: { code: 'bug' } }
  }
}
