import { done, type Result } from '../../../shared/kernel/result.ts'
import { withoutTokens } from '../backup/content.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import { entriesOf } from '../secrets/entries.ts'
import type { Vault } from '../vault/vault.ts'

/** The end of a move on the old computer. */
export type Retiring = ReturnType<typeof createRetiring>

type Rooms = {
  readonly vault: Vault
  readonly desk: Desk
  readonly twice: () => Promise<Result<null>>
}

/**
 * Takes every secret of the vault out of the keychain, each proven gone, and then the tokens out of both generations of
 * the sealed file; the wish stands there already. Cut off anywhere, it is gone to its end at the next start.
 */
export const createRetiring = (ports: Pick<Ports, 'keychain'>, { vault, desk, twice }: Rooms) => {
  let underWay: Promise<Result<null>> | null = null

  const retire = async (): Promise<Result<null>> => {
    const content = vault.content()
    const accounts = new Set([
      ...entriesOf(content).map(({ account }) => account),
      ...content.secretAccounts, // reserved ones may hold what a crash has left
    ])
    for (const account of accounts) {
      const removed = await ports.keychain.remove(account)
      if (!removed.ok) return removed
    }
    let to = ''
    const saved = await vault.changeHeld((current) => {
      if (current.move?.kind !== 'retiring') return null
      const { id } = current.move
      ;({ to } = current.move)
      return {
        ...current,
        tokens: {},
        secretAccounts: [],
        setAside: withoutTokens(current.setAside),
        apps: current.apps.map((app) => ({
          ...app,
          secret: app.secret === null ? null : { ...app.secret, state: 'missing' as const },
        })),
        move: { kind: 'retired', id, at: vault.now(), to },
      }
    })
    if (!saved.ok) return saved
    const again = await twice() // the generation before held the tokens
    if (!again.ok) return again
    if (to !== '') await desk.log('vaultMoved', { app: { name: to } })
    return done
  }

  return {
    /** One at a time. */
    run: (): Promise<Result<null>> => {
      underWay ??= retire().finally(() => (underWay = null))
      return underWay
    },
  }
}
