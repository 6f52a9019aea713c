import { callNames, calls, type Api, type CallName } from '../../../shared/contract/contract.ts'
import type { CallNeeds } from '../../../shared/kernel/call.ts'
import { fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Vault } from './vault.ts'

/** The same calls, each asked only where the vault is as the contract says that it needs it. */
export const withNeeds = (api: Api, vault: Pick<Vault, 'isOpen' | 'isWritable'>): Api => {
  const refusal = (needs: CallNeeds | null): Failed | null => {
    if (needs === null) return null
    if (!vault.isOpen()) return fail('vaultClosed')
    return needs === 'writable' && !vault.isWritable() ? fail('vaultReadOnly') : null
  }
  const guarded = (name: CallName) => async (input: never) => {
    const call = api[name] as (value: never) => Promise<Result<unknown>>
    return refusal(calls[name].needs) ?? call(input)
  }
  return Object.fromEntries(callNames.map((name) => [name, guarded(name)])) as unknown as Api
}
