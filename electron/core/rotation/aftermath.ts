import type { CallInput } from '../../../shared/contract/contract.ts'
import type { Aftermath } from '../../../shared/rotation/aftermath.ts'
import { isSeen } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { Desk } from '../desk/desk.ts'
import type { Vault } from '../vault/vault.ts'
import { settle } from './aftermath-edits.ts'

type How = 'done' | 'putAside' | 'open'

/** What a rotation or a leak has left to be done: said to be done, put aside with a reason, or taken up again. */
export const createAftermath = ({ vault, desk }: { readonly vault: Vault; readonly desk: Desk }) => {
  const settleAftermath = async ({
    aftermathId: id,
    how,
    reason,
  }: CallInput<'settleAftermath'>): Promise<Result<Undone>> => {
    const one = vault.content().rotation.aftermath.find((other) => other.id === id)
    if (one === undefined || one.settled?.how === 'appRemoved') return fail('unknownAftermath')
    if (how === 'putAside' && !isSeen(reason)) return fail('textUnseen')
    if ((one.settled?.how ?? 'open') === how) return ok({ undoId: null })
    const by = desk.me().name
    const settled = how === 'open' ? null : { how, at: vault.now(), by, reason: how === 'done' ? '' : reason }
    const line = (what: How) => () => desk.log(lineOf(one, what), { app: { id: one.appId, name: one.app } })
    const before = one.settled?.how ?? 'open'
    return desk.changePart(
      {
        read: ({ rotation }) => rotation.aftermath.find((other) => other.id === id)?.settled,
        write: (content, value) => settle(content, id, value),
      },
      { edit: () => settled, tell: line(how), tellBack: line(before) },
    )
  }
  return { settleAftermath }
}

const lineOf = ({ kind }: Aftermath, how: How) => {
  if (how === 'open') return 'aftermathReopened'
  if (how === 'putAside') return 'aftermathPutAside'
  return kind === 'xero' ? 'leakTold' : 'consumerUpdated'
}
