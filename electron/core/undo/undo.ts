import type { Api } from '../../../shared/contract/contract.ts'
import { done, fail } from '../../../shared/kernel/result.ts'
import type { undoCalls } from '../../../shared/undo/calls.ts'
import type { Vault } from '../vault/vault.ts'
import type { Undo } from './part.ts'

/** Takes back what any room said could be: each remembers how at the desk, and this does it, once, in one change of the vault. */
export const undoing = (
  vault: Vault,
  take: (undoId: string) => Undo | undefined,
): Pick<Api, keyof typeof undoCalls> => ({
  undo: async ({ undoId }) => {
    const undo = take(undoId)
    if (undo === undefined) return fail('undoOver')
    let isPossible = false
    const saved = await vault.change((content) => {
      const edited = undo.edit(content)
      isPossible = edited !== null
      return edited
    })
    if (!saved.ok) return saved
    if (!isPossible) return fail('undoOver')
    await undo.tell?.()
    return done
  },
})
