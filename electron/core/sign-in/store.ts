import { personLabel } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { ActivityJournal } from '../activity/activity.ts'
import { NOTHING_LEARNED, takeListing, type Learned } from '../connections/listing.ts'
import type { Ports } from '../ports/ports.ts'
import type { Grant, ListedConnection } from '../ports/xero.ts'
import { lapseOf, tokenSet } from './token-set.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'

/** Sign-ins and what Xero lists for them, as stored. */
export type SignInStore = ReturnType<typeof createSignInStore>

export const createSignInStore = (
  ports: Pick<Ports, 'random' | 'xero'>,
  vault: Vault,
  activity: ActivityJournal,
) => {
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

  /** Takes over a listing, logs what it taught, and answers it. */
  const takeOver = async (
    signInId: string,
    listed: readonly ListedConnection[],
  ): Promise<Result<Learned>> => {
    let learned = NOTHING_LEARNED
    let about = { app: '', appId: '', person: '' }
    const saved = await vault.change((content) => {
      const signIn = content.signIns.find(({ id }) => id === signInId)
      if (signIn === undefined) return null
      about = {
        app: content.apps.find(({ id }) => id === signIn.appId)?.name ?? '',
        appId: signIn.appId,
        person: personLabel(signIn),
      }
      const taken = takeListing(content, signIn, listed, vault.now())
      learned = taken.learned
      return taken.content
    })
    if (!saved.ok) return saved
    for (const organisation of learned.found)
      void activity.record({ what: 'connectionFound', ...about, organisation, result: 'ok' })
    for (const organisation of learned.vanished)
      void activity.record({ what: 'connectionVanished', ...about, organisation, result: 'ok' })
    return ok(learned)
  }

  /**
   * Asks Xero what it lists for a fresh sign-in and answers the keys of what was just authorised, never simply the
   * first of the list.
   */
  const listAuthorised = async (signInId: string, grant: Grant): Promise<Result<Authorised>> => {
    const listed = await ports.xero.connections(grant.accessToken)
    if (!listed.ok) return listed
    const saved = await takeOver(signInId, listed.value)
    if (!saved.ok) return saved
    return ok(authorisedIn(saved.value.rows, grant.authEventId))
  }

  return { keep, takeOver, listAuthorised }
}

/** What a sign-in brought, by key. `isTold`: Xero itself says which; else they are those that are new in its list. */
type Authorised = { readonly connectionKeys: string[]; readonly isTold: boolean }

/**
 * What Xero lists under this authentication event. Where the token names none, or rows do not say theirs, those of
 * them that are new since the listing before.
 */
const authorisedIn = (rows: Learned['rows'], event: string | null): Authorised => {
  const named = rows.filter(({ authEventId }) => event !== null && authEventId === event)
  const isTold = event !== null && (named.length > 0 || rows.every(({ authEventId }) => authEventId !== ''))
  const chosen = isTold
    ? named
    : rows.filter(({ authEventId, isNew }) => isNew && (event === null || authEventId === ''))
  return { connectionKeys: chosen.map(({ key }) => key), isTold }
}
