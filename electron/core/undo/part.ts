import { ok, type Result } from '../../../shared/kernel/result.ts'
import type { Undone } from '../../../shared/undo/calls.ts'
import type { VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** What takes a deed of Keyward's own back: pure, and `null` where that is no longer possible; what is then logged. */
export type Undo = {
  readonly edit: (content: VaultContent) => VaultContent | null
  readonly tell?: () => Promise<void>
}

/** One value in the content that a person changes, such as a tick: how it is found, and how another is put there. */
export type Part<Value> = {
  /** `undefined` where what it belongs to is not there. */
  readonly read: (content: VaultContent) => Value | undefined
  readonly write: (content: VaultContent, value: Value) => VaultContent
}

/** A change of a part, the line of the log for it, and the one for taking it back. */
export type PartChange<Value> = {
  readonly edit: (before: Value) => Value
  readonly tell?: () => Promise<void>
  readonly tellBack?: () => Promise<void>
}

const isSame = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b)

/**
 * Changes a part, and remembers how that is taken back: only while the part is as it was left, so that nothing that was
 * said since is lost.
 */
export const changePart = async <Value>(
  { vault, remember }: { readonly vault: Vault; readonly remember: (undo: Undo) => string },
  { read, write }: Part<Value>,
  { edit, tell, tellBack }: PartChange<Value>,
): Promise<Result<Undone>> => {
  let change: { readonly before: Value; readonly after: Value } | null = null
  const saved = await vault.change((content) => {
    change = null
    const before = read(content)
    if (before === undefined) return null
    const after = edit(before)
    if (isSame(before, after)) return null
    change = { before, after }
    return write(content, after)
  })
  if (!saved.ok) return saved
  const made = change as { readonly before: Value; readonly after: Value } | null
  if (made === null) return ok({ undoId: null })
  await tell?.()
  const back = (content: VaultContent) =>
    isSame(read(content), made.after) ? write(content, made.before) : null
  return ok({ undoId: remember({ edit: back, ...(tellBack === undefined ? {} : { tell: tellBack }) }) })
}
