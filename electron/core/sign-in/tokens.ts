import { DAY, MINUTE } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import { isHeld } from '../../../shared/move/move.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import type { Notice } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { Ports } from '../ports/ports.ts'
import type { IdTokenTrouble, Renewal, XeroClient } from '../ports/xero.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { TokenSet } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import { isSomebodyElse } from './renewal-verdict.ts'
import { withTokens } from './token-set.ts'

/** An access token is not used in its last minute. */
const SPARE = MINUTE
/** A check refreshes a sign-in not used for this long, so that looking at it moves its 60 days on. */
const REFRESH_WHEN_OLDER = DAY
/** How soon a renewal that could not be stored is tried to be stored again; Xero takes the old token for 30 minutes. */
const STORE_AGAIN_AFTER = MINUTE

/** Access tokens for sign-ins: one refresh at a time for each, stored before it is used (D8, D9, D16). */
export type TokenKeeper = ReturnType<typeof createTokenKeeper>

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly desk: Desk
  readonly notify: (code: Notice['code'], about?: string) => void
}

export const createTokenKeeper = (
  ports: Pick<Ports, 'clock' | 'xero'>,
  { vault, secrets, desk, notify }: Rooms,
) => {
  const underWay = new Map<string, Promise<Result<string>>>()
  let isPaused = false
  /** Renewals that Xero gave and the disk did not take, with the refresh token that they follow. */
  const unstored = new Map<string, { readonly follows: string; readonly renewal: Renewal }>()

  /** A usable access token. `fresh` asks for a new one even if the stored one seems good. */
  const accessToken = async (signInId: string, fresh: boolean = false): Promise<Result<string>> => {
    if (isHeld(vault.content().move)) return fail('vaultReadOnly') // another computer may be using it
    if (unstored.has(signInId)) {
      const kept = await storeAgain(signInId)
      if (!kept.ok) return kept
    }
    const signIn = find(signInId)
    const held = vault.content().tokens[signInId]
    if (signIn === undefined) return fail('unknownSignIn')
    if (held === undefined) return unusable(signIn) ?? fail('signInExpired')
    const spent = unusable(signIn)
    if (spent !== null) return spent
    const now = vault.now()
    const young = now - signIn.refreshedAt < REFRESH_WHEN_OLDER
    if (!fresh && held.accessEndsAt - SPARE > now && (young || held.refreshToken === null))
      return ok(held.accessToken)
    if (held.refreshToken === null) return fail('noRefreshToken')
    return underWay.get(signInId) ?? begin(signIn, held.refreshToken)
  }

  /** Renews a sign-in with a given client secret, whatever the keychain holds for the app: the proof of a new secret. */
  const renewWith = async (signInId: string, clientSecret: string): Promise<Result<string>> => {
    await underWay.get(signInId)
    if (unstored.has(signInId)) {
      const kept = await storeAgain(signInId)
      if (!kept.ok) return kept
    }
    const signIn = find(signInId)
    const refreshToken = vault.content().tokens[signInId]?.refreshToken ?? null
    if (signIn === undefined) return fail('unknownSignIn')
    if (refreshToken === null) return fail('signInExpired')
    return unusable(signIn) ?? begin(signIn, refreshToken, clientSecret)
  }

  /**
   * The newest tokens of a sign-in that is to be revoked, when no renewal is under way and none is unstored. Where Xero
   * cannot have heard of the wish yet, an access token that has ended is renewed: with it is asked afterwards.
   */
  const lastTokens = async (signInId: string, mayRenew: boolean): Promise<Result<TokenSet>> => {
    await underWay.get(signInId)
    if (unstored.has(signInId)) {
      const kept = await storeAgain(signInId)
      if (!kept.ok) return kept
    }
    const signIn = find(signInId)
    const held = vault.content().tokens[signInId]
    if (signIn === undefined) return fail('unknownSignIn')
    if (held === undefined || signIn.state.kind !== 'live') return fail('signInExpired')
    if (held.refreshToken === null) return fail('noRefreshToken')
    if (!mayRenew || held.accessEndsAt - SPARE > vault.now()) return ok(held)
    const renewed = await (underWay.get(signInId) ?? begin(signIn, held.refreshToken))
    return renewed.ok ? ok(vault.content().tokens[signInId] ?? held) : renewed
  }

  /** Whether Xero refuses a refresh token that was revoked. Where it takes it, the sign-in is alive, and stored so. */
  const proveRevoked = async (
    signInId: string,
    client: XeroClient,
    refreshToken: string,
  ): Promise<Result<null>> => {
    const answer = await ports.xero.refresh(client, refreshToken)
    if (!answer.ok) return answer.failure.code === 'grantRefused' ? done : answer
    const saved = await store(signInId, refreshToken, answer.value)
    return saved.ok ? fail('signInStillTaken') : saved
  }

  /** Xero rotates with each renewal: none begins that could not be stored, or that a copy elsewhere would be ended by. */
  const begin = (signIn: SignIn, refreshToken: string, given?: string): Promise<Result<string>> => {
    if (isPaused || !vault.isWritable()) return Promise.resolve(fail('vaultReadOnly'))
    const refresh = refreshOnce(signIn, refreshToken, given).finally(() => underWay.delete(signIn.id))
    underWay.set(signIn.id, refresh)
    return refresh
  }

  const find = (signInId: string) => vault.content().signIns.find(({ id }) => id === signInId)

  const refreshOnce = async (
    signIn: SignIn,
    refreshToken: string,
    given?: string,
  ): Promise<Result<string>> => {
    const found = desk.app(signIn.appId)
    if (!found.ok) return found
    const app = found.value
    const client =
      given === undefined
        ? await secrets.clientOf(app.id)
        : ok({ clientId: app.clientId, clientSecret: given })
    if (!client.ok) return client
    const answer = await ports.xero.refresh(client.value, refreshToken)
    if (!answer.ok) return refused(signIn, refreshToken, answer)
    const renewal = answer.value
    const saved = await store(signIn.id, refreshToken, renewal)
    if (!saved.ok) return saved
    const judging = judge(signIn, renewal)
    // only what the answer itself says is somebody else's waits for Xero's keys
    if (isSomebodyElse(signIn, renewal.claimed) && (await judging) === 'otherPerson')
      return fail('otherPerson')
    if (renewal.accessToken === '') return fail({ code: 'xeroUnexpected', status: 200 })
    return ok(renewal.accessToken)
  }

  /** Stores before anything else; what the disk does not take is kept and tried again, because Xero has rotated. */
  const store = async (signInId: string, follows: string, renewal: Renewal): Promise<Result<null>> => {
    const now = vault.now()
    const saved = await vault.change((content) =>
      content.tokens[signInId]?.refreshToken === follows ? withTokens(content, signInId, renewal, now) : null,
    )
    if (saved.ok) unstored.delete(signInId)
    else {
      unstored.set(signInId, { follows, renewal })
      ports.clock.after(STORE_AGAIN_AFTER, () => void storeAgain(signInId))
    }
    return saved
  }

  const storeAgain = async (signInId: string): Promise<Result<null>> => {
    const waiting = unstored.get(signInId)
    return waiting === undefined ? ok(null) : store(signInId, waiting.follows, waiting.renewal)
  }

  /** Told, and costs nothing, unless a sound ID token shows that it is another person's. */
  const judge = async (signIn: SignIn, renewal: Renewal): Promise<'otherPerson' | null> => {
    const verdict = await renewal
      .judge?.()
      .catch(() => ({ person: null, trouble: { kind: 'idToken' as const } }))
    if (verdict === undefined) return null
    if (verdict.trouble !== null) notify(...noticeOf(verdict.trouble))
    if (!isSomebodyElse(signIn, verdict.person)) return null
    await end(signIn, renewal.refreshToken, 'otherPerson')
    return 'otherPerson'
  }

  /** Only `invalid_grant` for the very token that is stored ends a sign-in; everything else keeps it (D10, D13). */
  const refused = async (signIn: SignIn, refreshToken: string, answer: Failed): Promise<Failed> => {
    if (answer.failure.code !== 'grantRefused') return answer
    return (await end(signIn, refreshToken, 'refused')) ? fail('signInExpired') : answer
  }

  /** Ends a sign-in while it still holds this refresh token. The tokens of another person stay, unused. */
  const end = async (
    signIn: SignIn,
    refreshToken: string | null,
    why: 'refused' | 'otherPerson',
  ): Promise<boolean> => {
    let ended = false
    const saved = await vault.change((content) => {
      const held = content.tokens[signIn.id]
      if (held === undefined || (refreshToken !== null && held.refreshToken !== refreshToken)) return null
      ended = true
      const { [signIn.id]: _dead, ...others } = content.tokens
      return {
        ...content,
        tokens: why === 'refused' ? others : content.tokens,
        signIns: content.signIns.map((other) =>
          other.id === signIn.id
            ? {
                ...other,
                state: { kind: 'refused', at: vault.now(), ...(why === 'otherPerson' ? { why } : {}) },
              }
            : other,
        ),
      }
    })
    if (ended && saved.ok)
      await desk.log('signInRefused', {
        app: desk.named(signIn.appId),
        person: personLabel(signIn),
        result: why === 'refused' ? 'grantRefused' : 'otherPerson',
      })
    return ended
  }

  return {
    accessToken,
    renewWith,
    lastTokens,
    proveRevoked,
    /** Waits for the renewals that Xero is being asked for, and for what is stored of them. */
    renewed: () => Promise.allSettled(underWay.values()),
    /** No renewal begins from now on; answers, once those under way are over, whether all of them are stored. */
    pause: async (): Promise<boolean> => {
      isPaused = true
      await Promise.allSettled(underWay.values())
      for (const signInId of unstored.keys()) await storeAgain(signInId)
      return unstored.size === 0
    },
    resume: () => void (isPaused = false),
    /** Tries once more to store what the disk did not take, before the process ends. */
    settle: async () => {
      for (const signInId of unstored.keys()) await storeAgain(signInId)
    },
    /** Lets go of renewals that the disk did not take to the last. */
    forget: () => {
      unstored.clear()
    },
  }
}

/** Why nothing may be asked with a sign-in, whatever its tokens are. */
const unusable = ({ state, revoking }: SignIn): Failed | null => {
  if (revoking !== undefined) return fail('signInRevoking')
  if (state.kind === 'live') return null
  return fail(state.kind === 'refused' && state.why === 'otherPerson' ? 'otherPerson' : 'signInExpired')
}

const noticeOf = (trouble: IdTokenTrouble): [Notice['code'], string?] => {
  if (trouble.kind === 'clock') return ['renewedDespiteClock', String(trouble.minutes)]
  return [trouble.kind === 'keys' ? 'renewedDespiteKeys' : 'renewedDespiteIdToken']
}
