import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Ports } from '../ports/ports.ts'
import type { Grant } from '../ports/xero.ts'
import { lapseOf, tokenSet } from './token-set.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Sign-ins and their tokens, as stored. */
export type SignInStore = ReturnType<typeof createSignInStore>

export const createSignInStore = (ports: Pick<Ports, 'random'>, vault: Vault) => {
  /** Stores a new grant durably. The same person with the same app keeps one sign-in, with its tokens replaced. */
  const keep = async (app: StoredApp, grant: Grant, cameBackAt: number): Promise<Result<string>> => {
    const known = vault
      .content()
      .signIns.find((other) => other.appId === app.id && grant.userId !== '' && other.userId === grant.userId)
    /** It may have been removed while Xero was asked. */
    const isThere = ({ apps }: Pick<VaultContent, 'apps'>) => apps.some(({ id }) => id === app.id)
    const now = vault.now()
    const signIn: SignIn = {
      id: known?.id ?? ports.random.id(),
      appId: app.id,
      userId: grant.userId,
      subject: grant.subject ?? null,
      name: grant.name,
      email: grant.email,
      askedScopes: app.scopes,
      grantedScopes: [...(grant.scopes ?? app.scopes)],
      signedInAt: now,
      refreshedAt: now,
      lapsesAt: lapseOf(grant, now),
      state: { kind: 'live' },
    }
    const saved = await vault.change((content) =>
      isThere(content)
        ? {
            ...content,
            apps: content.apps.map((other) =>
              other.id === app.id ? { ...other, cameBack: { at: cameBackAt, tookMs: null } } : other,
            ),
            signIns: [...content.signIns.filter(({ id }) => id !== signIn.id), signIn],
            tokens: { ...content.tokens, [signIn.id]: tokenSet(grant, undefined, now) },
          }
        : null,
    )
    if (!saved.ok) return saved
    return isThere(vault.content()) ? ok(signIn.id) : fail('unknownApp')
  }

  return { keep }
}
