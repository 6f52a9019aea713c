import { callNames, calls, type Api, type CallName } from '../../../shared/contract/contract.ts'
import type { CallNeeds } from '../../../shared/kernel/call.ts'
import { fail, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Vault } from './vault.ts'

/** What is answered while the vault is locked: nothing of it, and nothing that was opened from it before. */
const WORKS_LOCKED: ReadonlySet<CallName> = new Set([
  'getSnapshot',
  'getWork',
  'lock',
  'unlock',
  'unlockByCheck',
  'awaitScreen',
  'openVault',
  'beginAgain',
  'chooseBackup',
  'openBackup',
  'restoreBackup',
  'leaveBackup',
  'clearClipboard',
  'setPreferences',
  'setStartsAtLogin',
  'openPlace',
  'openLicences',
  'openPractice',
  'noteUnsaved',
  'answerClosing',
  'answerTray',
  'endVisit',
  'dismissNotice',
  'dismissIncoming',
  'lookForUpdate',
  'downloadUpdate',
  'cancelUpdate',
  'installUpdate',
  'dismissUpdateTrouble',
])

/** Whether the person has shown lately who they are, where the lock asks again. */
type Freshness = { readonly isFresh: () => boolean; readonly isLocked: () => boolean }

/** The same calls, each asked only where the vault is as the contract says that it needs it. */
export const withNeeds = (
  api: Api,
  vault: Pick<Vault, 'isOpen' | 'isWritable'>,
  { isFresh, isLocked }: Freshness,
): Api => {
  const refusal = (needs: CallNeeds | null): Failed | null => {
    if (needs === null) return null
    if (!vault.isOpen()) return fail('vaultClosed')
    const writes = needs === 'writable' || needs === 'freshWritable'
    if (writes && !vault.isWritable()) return fail('vaultReadOnly')
    return (needs === 'fresh' || needs === 'freshWritable') && !isFresh() ? fail('notFresh') : null
  }
  const guarded = (name: CallName) => async (input: never) => {
    const call = api[name] as (value: never) => Promise<Result<unknown>>
    if (isLocked() && !WORKS_LOCKED.has(name)) return fail('locked')
    const refused = refusal(calls[name].needs)
    if (refused !== null) return refused
    return WORKS_LOCKED.has(name) ? call(input) : whileOpen(() => call(input))
  }
  /** What comes only once it has locked tells nothing of the vault; that a room then lacks its key is no bug. */
  const whileOpen = async (act: () => Promise<Result<unknown>>): Promise<Result<unknown>> => {
    try {
      const answer = await act()
      return isLocked() && answer.ok && answer.value !== null ? fail('locked') : answer
    } catch (thrown) {
      if (isLocked()) return fail('locked')
      throw thrown
    }
  }
  return Object.fromEntries(callNames.map((name) => [name, guarded(name)])) as unknown as Api
}
