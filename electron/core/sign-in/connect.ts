import { createHash } from 'node:crypto'
import type { Api } from '../../../shared/contract/contract.ts'
import { hasSignIns } from '../../../shared/apps/app-kind.ts'
import { MINUTE } from '../../../shared/kernel/instant.ts'
import { personLabel } from '../../../shared/kernel/person.ts'
import { done, fail, ok, type Failed, type Result } from '../../../shared/kernel/result.ts'
import type { Attempt } from '../../../shared/contract/work.ts'
import type { Desk } from '../desk/desk.ts'
import type { Links } from './links.ts'
import type { Listings } from './listings.ts'
import type { Ports } from '../ports/ports.ts'
import type { Redirect } from './redirect.ts'
import { parseRedirect } from './redirect.ts'
import type { Secrets } from '../secrets/secrets.ts'
import type { SignInStore } from './store.ts'
import type { StoredApp } from '../vault/content.ts'
import type { Vault } from '../vault/vault.ts'
import type { WorkBoard } from '../kernel/work-board.ts'

/** How long Keyward waits for Xero to send the person back (requirement D2). */
export const SIGN_IN_DEADLINE = 10 * MINUTE

/** What ends the wait: the redirect, or why it will never be looked at. */
type Ending = Exclude<Redirect, { kind: 'unknown' }> | Failed

type Running = {
  readonly app: StoredApp
  readonly url: URL
  readonly end: (ending: Ending) => void
}

type Rooms = {
  readonly vault: Vault
  readonly secrets: Secrets
  readonly signIns: SignInStore
  readonly listings: Pick<Listings, 'listAuthorised'>
  readonly links: Links
  readonly desk: Desk
  readonly board: WorkBoard
}

/** Signing in with the system browser (RFC 8252). State, nonce and verifier live in this memory only. */
export const createConnect = (
  ports: Pick<Ports, 'browser' | 'clock' | 'loopback' | 'random' | 'xero'>,
  rooms: Rooms,
) => {
  const { vault, secrets, signIns, listings, links, desk, board } = rooms
  const running = new Map<string, Running>()
  let isClosing = false

  const show = (attemptId: string, step: Attempt['step']) => {
    const attempt = board.read().attempts.find(({ id }) => id === attemptId)
    if (attempt !== undefined) board.putAttempt({ ...attempt, step })
  }

  const personOf = (signInId: string): string => {
    const signIn = vault.content().signIns.find(({ id }) => id === signInId)
    return signIn === undefined ? '' : personLabel(signIn)
  }

  /** Asked for twice at once, it is one sign-in, and one page in the browser. */
  const starting = new Map<string, Promise<Result<{ attemptId: string }>>>()
  const startSignIn = (appId: string): Promise<Result<{ attemptId: string }>> => {
    const going = starting.get(appId) ?? start(appId).finally(() => starting.delete(appId))
    starting.set(appId, going)
    return going
  }

  /** Answers as soon as the browser is open; how it goes on is told on the board. */
  const start = async (appId: string): Promise<Result<{ attemptId: string }>> => {
    isClosing = false
    const found = desk.app(appId)
    if (!found.ok) return found
    const app = found.value
    const already = [...running].find(([, other]) => other.app.id === appId)
    if (already !== undefined) return ok({ attemptId: already[0] })
    if (!hasSignIns(app.kind)) return fail('appHasNoSignIns')
    const client = await secrets.clientOf(appId) // better to know before the person consents
    return client.ok ? begin(app) : client
  }

  const begin = async (app: StoredApp): Promise<Result<{ attemptId: string }>> => {
    const attemptId = ports.random.id()
    const [state, nonce] = [ports.random.token(32), ports.random.token(32)]
    const verifier = app.pkce || app.kind === 'pkce' ? ports.random.token(48) : null
    const url = ports.xero.authorizeUrl({
      clientId: app.clientId,
      redirectUri: app.redirectUri,
      scopes: app.scopes,
      state,
      nonce,
      challenge: verifier === null ? null : createHash('sha256').update(verifier).digest('base64url'),
    })

    const { promise: ending, resolve: end } = Promise.withResolvers<Ending>()
    const forget = links.expect(state, end)
    const opened =
      app.route === 'loopback'
        ? await ports.loopback.listen(app.redirectUri, (address) => arrive(attemptId, address).ok)
        : null
    if (opened !== null && !opened.ok) {
      forget()
      return opened
    }
    running.set(attemptId, { app, url, end })
    const startedAt = ports.clock.now()
    board.putAttempt({
      id: attemptId,
      appId: app.id,
      route: app.route,
      redirectUri: app.redirectUri,
      scopes: app.scopes,
      xeroHost: url.host,
      startedAt,
      deadlineAt: startedAt + SIGN_IN_DEADLINE,
      step: { kind: 'opening' },
    })
    const stopClock = ports.clock.after(SIGN_IN_DEADLINE, () => end(fail('signInTimedOut')))
    void desk.log('signInStarted', { app })

    const follow = async () => {
      const how = await ending
      stopClock()
      forget()
      opened?.value.close()
      running.delete(attemptId)
      const result = 'ok' in how ? how : await finish(attemptId, app, how, { nonce, verifier })
      if (result.ok) show(attemptId, { kind: 'done', at: ports.clock.now(), ...result.value })
      else if (result.failure.code === 'signInCancelled')
        board.dropAttempt(attemptId) // whoever cancels knows
      else show(attemptId, { kind: 'failed', at: ports.clock.now(), failure: result.failure })
      if (isClosing) return // nobody gave up, and nothing failed
      if (result.ok) await desk.log('signInSucceeded', { app, person: personOf(result.value.signInId) })
      else await desk.log('signInFailed', { app, result })
    }
    void follow().catch(() =>
      show(attemptId, { kind: 'failed', at: ports.clock.now(), failure: { code: 'bug' } }),
    )

    const shown = await ports.browser.open(url, 'xero')
    if (!shown.ok) end(fail('browserNotOpened'))
    else if (running.has(attemptId)) show(attemptId, { kind: 'waiting', openedAt: ports.clock.now() })
    return ok({ attemptId })
  }

  /** From the redirect to the records; nothing is sent to Xero before state and issuer fit (D3, D4). */
  const finish = async (
    attemptId: string,
    app: StoredApp,
    redirect: Exclude<Redirect, { kind: 'unknown' }>,
    kept: { readonly nonce: string; readonly verifier: string | null },
  ): Promise<Result<{ signInId: string; connectionKeys: string[]; isTold: boolean }>> => {
    if (redirect.kind === 'error')
      return fail(
        redirect.error === 'access_denied'
          ? 'consentRefused'
          : { code: 'xeroRefusedSignIn', error: redirect.error },
      )
    if (redirect.iss !== null && redirect.iss !== ports.xero.issuer) return fail('issuerMismatch')
    const cameBackAt = ports.clock.now()
    show(attemptId, { kind: 'exchanging', cameBackAt })
    const client = await secrets.clientOf(app.id)
    if (!client.ok) return client
    const grant = await ports.xero.exchange({
      client: client.value,
      redirectUri: app.redirectUri,
      scopes: app.scopes,
      code: redirect.code,
      iss: redirect.iss,
      ...kept,
    })
    if (!grant.ok) return grant
    const signInId = await signIns.keep(app, grant.value, cameBackAt)
    if (!signInId.ok) return signInId
    show(attemptId, { kind: 'listing', cameBackAt })
    const authorised = await listings.listAuthorised(signInId.value, grant.value)
    return authorised.ok ? ok({ signInId: signInId.value, ...authorised.value }) : authorised
  }

  /** An address that came for one attempt, by loopback or by paste. */
  const arrive = (attemptId: string, address: string): Result<null> => {
    const attempt = running.get(attemptId)
    if (attempt === undefined) return fail('unknownAttempt')
    const redirect = parseRedirect(address.trim(), attempt.app.redirectUri)
    if (redirect.kind === 'unknown') return fail({ code: 'pastedAddressRefused', why: redirect.why })
    return links.deliver(redirect, attempt.end)
      ? done
      : fail({ code: 'pastedAddressRefused', why: 'otherSignIn' })
  }

  const whileRunning = (
    attemptId: string,
    act: (attempt: Running) => Result<null> | Promise<Result<null>>,
  ) => {
    const attempt = running.get(attemptId)
    return attempt === undefined ? fail('unknownAttempt') : act(attempt)
  }

  const calls = {
    startSignIn: ({ appId }) => startSignIn(appId),
    pasteRedirect: async ({ attemptId, address }) => arrive(attemptId, address),
    reopenBrowser: async ({ attemptId }) =>
      whileRunning(attemptId, ({ url }) => ports.browser.open(url, 'xero')),
    cancelSignIn: async ({ attemptId }) =>
      whileRunning(attemptId, ({ end }) => {
        end(fail('signInCancelled'))
        return done
      }),
    /** Takes an ended attempt off the board. */
    dismissSignIn: async ({ attemptId }) => {
      if (running.has(attemptId)) return fail('signInAlreadyRunning')
      board.dropAttempt(attemptId)
      return done
    },
  } satisfies Partial<Api>
  return {
    calls,
    cancelFor: (appId: string) => {
      for (const { app, end } of running.values()) if (app.id === appId) end(fail('signInCancelled'))
    },
    /** Lets go of every sign-in under way; Xero's answer to it will find nobody. */
    close: () => {
      isClosing = true
      for (const { end } of running.values()) end(fail('signInCancelled'))
    },
  }
}
