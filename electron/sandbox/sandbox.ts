import { randomBytes } from 'node:crypto'
import { createApi } from './api.ts'
import { createControl } from './control.ts'
import { createIdentity } from './identity.ts'
import { answerPortal } from './portal.ts'
import { createRateLimits } from './rate-limits.ts'
import type { LoggedRequest } from './request-log.ts'
import { connectBefore } from './history.ts'
import { BANK_FEED, DEBTOR_TOOL, FIELD_TOOL, JOB_TOOL, LEDGER_TOOL, SEED_REDIRECT_URIS } from './seed.ts'
import { keepIn, readKept } from './kept-world.ts'
import { createFrontDoor, listenOnLoopback } from './server.ts'
import { createSignInPages } from './sign-in.ts'
import type { Sandbox } from './running.ts'
import { createStateChanges } from './state-changes.ts'
import { setSwitches, type SwitchesInput } from './switches.ts'
import { createWorld } from './world.ts'

export type SandboxOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly switches?: SwitchesInput
  /** Keeps what happens here in this file, and goes on from it, at the same port where that is free. */
  readonly keptIn?: string
  /** Whether `/_sandbox/*` answers, by which tests change things behind the app's back; it does by default. */
  readonly hasControl?: boolean
  /** More redirect URIs for the seed apps. */
  readonly redirectUris?: readonly string[]
  /** Whether something was connected before anybody adds an app here (`seed.ts`); else nothing is. */
  readonly hasHistory?: boolean
}

/** Starts a made-up Xero on this machine's loopback, seeded with the sandbox practice. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const handler: { answer?: ReturnType<typeof createFrontDoor>; onEnd?: () => void } = {}
  const kept = options.keptIn === undefined ? undefined : readKept(options.keptIn)
  const listening = await listenOn([options.port ?? kept?.port ?? 0, 0], (req, res) => {
    res.once('close', () => handler.onEnd?.())
    void handler.answer?.(req, res)
  })
  const base = `http://localhost:${listening.port}`
  const world = await createWorld(base, options.switches ?? {}, kept?.key)
  const identity = createIdentity(world)
  const requests: LoggedRequest[] = []
  const relayUri = `${base}/relay/callback`
  const redirectUris = [...SEED_REDIRECT_URIS, relayUri, ...(options.redirectUris ?? [])]
  for (const { name, clientId, clientSecret } of [JOB_TOOL, LEDGER_TOOL, DEBTOR_TOOL])
    world.apps.register({ name, clientId, clientSecret, redirectUris })
  world.apps.register({ name: FIELD_TOOL.name, clientId: FIELD_TOOL.clientId, redirectUris })
  const { kind: _kind, scopes, ...feed } = BANK_FEED
  world.apps.register({ ...feed, redirectUris: [], customScopes: scopes })
  const isKnown = kept?.apps.some(({ clientId }) => clientId === DEBTOR_TOOL.clientId) ?? false
  if (options.hasHistory === true && !isKnown) connectBefore(world)
  for (const app of kept?.apps ?? []) world.apps.restore(app)
  for (const connection of kept?.connections ?? []) world.connections.restore(connection)
  if (kept !== undefined) world.grants.restore(kept.grants)
  if (kept !== undefined) identity.tokens.restore(kept.tokens)
  const keeping =
    options.keptIn === undefined
      ? undefined
      : keepIn(options.keptIn, () => ({
          version: 1,
          port: listening.port,
          key: { ...world.accessTokens.privateJwk },
          apps: [...world.apps.all()],
          connections: [...world.connections.all()],
          grants: world.grants.keep(),
          tokens: identity.tokens.keep(),
        }))

  handler.onEnd = () => keeping?.soon()

  const sandbox: Sandbox = {
    ...createStateChanges(world, identity),
    port: listening.port,
    login: base,
    identity: base,
    api: base,
    env: { KEYWARD_XERO_LOGIN: base, KEYWARD_XERO_IDENTITY: base, KEYWARD_XERO_API: base },
    relayUri,
    controlToken: randomBytes(24).toString('base64url'),
    switches: world.switches,
    setSwitches: (change) => setSwitches(world.switches, change),
    requests,
    clearRequests: () => void requests.splice(0),
    connections: world.connections.all,
    apps: world.apps.all,
    registerApp: world.apps.register,
    close: async () => {
      await listening.close()
      keeping?.now()
    },
  }
  handler.answer = createFrontDoor({
    world,
    identity,
    signInPages: createSignInPages(identity.provider, world),
    api: createApi(world, createRateLimits(world)),
    portal: (exchange) => answerPortal(world, exchange, sandbox),
    control: options.hasControl === false ? null : createControl(() => sandbox),
    log: (request) => void requests.push(request),
  })
  return sandbox
}

/** The first of these ports that is free. */
const listenOn = async (
  [port, ...others]: readonly number[],
  handle: Parameters<typeof listenOnLoopback>[1],
): Promise<Awaited<ReturnType<typeof listenOnLoopback>>> => {
  try {
    return await listenOnLoopback(port ?? 0, handle)
  } catch (error) {
    if (others.length === 0) throw error
    return listenOn(others, handle)
  }
}
