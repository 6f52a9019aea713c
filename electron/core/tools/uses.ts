import { MINUTE } from '../../../shared/kernel/instant.ts'
import { editWhere } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { Clock } from '../ports/clock.ts'

/** Each writing of the vault writes all of it, so that uses are stored together. */
const STORE_EVERY = MINUTE

/** How often each tool had something, stored now and then and when the vault is let go of. */
export const createUses = (clock: Clock, vault: Vault) => {
  const counted = new Map<string, { at: number; count: number }>()
  let callOff: (() => void) | null = null

  const store = async (): Promise<void> => {
    callOff?.()
    callOff = null
    if (counted.size === 0 || !vault.isWritable()) return
    const all = new Map(counted)
    counted.clear()
    await vault.change((content) => ({
      ...content,
      tools: {
        ...content.tools,
        tools: editWhere(
          content.tools.tools,
          ({ id }) => all.has(id),
          (tool) => {
            const { at = 0, count = 0 } = all.get(tool.id) ?? {}
            return {
              ...tool,
              used: { at: Math.min(at, vault.now()), count: (tool.used?.count ?? 0) + count },
            }
          },
        ),
      },
    }))
  }

  return {
    note: (toolId: string): void => {
      const known = counted.get(toolId)
      counted.set(toolId, { at: vault.now(), count: (known?.count ?? 0) + 1 })
      // nobody is told "never" of a tool that has had something
      const isFirst = vault.content().tools.tools.find(({ id }) => id === toolId)?.used === null
      if (isFirst && known === undefined) {
        void store()
        return
      }
      callOff ??= clock.after(STORE_EVERY, () => {
        callOff = null
        void store()
      })
    },
    store,
  }
}

export type Uses = ReturnType<typeof createUses>
