import { randomBytes } from 'node:crypto'
import { createApi } from './api.ts'
import type { App, AppInput } from './apps.ts'
import type { XeroConnection } from './connections.ts'
import { createControl } from './control.ts'
import { createIdentity } from './identity.ts'
import { answerPortal } from './portal.ts'
import { createRateLimits } from './rate-limits.ts'
import type { LoggedRequest } from './request-log.ts'
import { JOB_TOOL, LEDGER_TOOL, SEED_REDIRECT_URIS } from './seed.ts'
import { createFrontDoor, listenOnLoopback } from './server.ts'
import { createSignInPages } from './sign-in.ts'
import { createStateChanges, type StateChanges } from './state-changes.ts'
import { setSwitches, type Switches, type SwitchesInput } from './switches.ts'
import { createWorld } from './world.ts'

export type SandboxOptions = {
  /** 0, the default, takes a free one. */
  readonly port?: number
  readonly switches?: SwitchesInput
  /** More redirect URIs for both seed apps. */
  readonly redirectUris?: readonly string[]
}

/** A running sandbox. The three bases are one origin here; the app takes them separately. */
export type Sandbox = StateChanges & {
  readonly port: number
  readonly login: string
  readonly identity: string
  readonly api: string
  /** The bases under the names that Keyward reads. */
  readonly env: Readonly<Record<'KEYWARD_XERO_LOGIN' | 'KEYWARD_XERO_IDENTITY' | 'KEYWARD_XERO_API', string>>
  /** Where this sandbox plays the practice's relay; registered for both seed apps. */
  readonly relayUri: string
  /** `Authorization: Bearer …` for `/_sandbox/*`. */
  readonly controlToken: string
  /** Change a field, or use `setSwitches`. */
  readonly switches: Switches
  readonly setSwitches: (change: Partial<SwitchesInput>) => void
  readonly requests: readonly Readonly<LoggedRequest>[]
  readonly clearRequests: () => void
  /** What is really connected at "Xero", whoever asks. */
  readonly connections: () => readonly XeroConnection[]
  readonly apps: () => readonly App[]
  readonly registerApp: (app: AppInput) => App
  readonly close: () => Promise<void>
}

/** Starts a made-up Xero on this machine's loopback, seeded with the sandbox practice. */
export const startSandbox = async (options: SandboxOptions = {}): Promise<Sandbox> => {
  const handler: { answer?: ReturnType<typeof createFrontDoor> } = {}
  const listening = await listenOnLoopback(options.port ?? 0, (req, res) => void handler.answer?.(req, res))
  const base = `http://localhost:${listening.port}`
  const world = await createWorld(base, options.switches ?? {})
  const identity = createIdentity(world)
  const requests: LoggedRequest[] = []
  const relayUri = `${base}/relay/callback`
  const redirectUris = [...SEED_REDIRECT_URIS, relayUri, ...(options.redirectUris ?? [])]
  for (const { name, clientId, clientSecret } of [JOB_TOOL, LEDGER_TOOL])
    world.apps.register({ name, clientId, clientSecret, redirectUris })

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
    close: listening.close,
  }
  handler.answer = createFrontDoor({
    world,
    identity,
    signInPages: createSignInPages(identity.provider, world),
    api: createApi(world, createRateLimits(world)),
    portal: (exchange) =>
      answerPortal(world, exchange, (clientId, secret) => void sandbox.rotateSecret(clientId, secret)),
    control: createControl(() => sandbox),
    log: (request) => void requests.push(request),
  })
  return sandbox
}
