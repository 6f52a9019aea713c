import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Connection } from '../../../shared/connections/connection.ts'
import { isConnected } from '../../../shared/connections/impact.ts'
import type { Instant } from '../../../shared/kernel/instant.ts'
import { plainText } from '../../../shared/kernel/person.ts'
import { fail, ok, type Result } from '../../../shared/kernel/result.ts'
import type { SignIn } from '../../../shared/sign-in/sign-in.ts'
import { mayCall, mayReadWith, sameToolName, type Tool, type ToolWay } from '../../../shared/tools/tool.ts'
import type { CallWish, TokenWish } from '../ports/tools.ts'
import type { StoredApp, VaultContent } from '../vault/content.ts'

/** What a program asks for, found in the vault as it is now. */
export type Want = {
  /** One for each name, app and way: what a yes and a no are remembered by. */
  readonly key: string
  readonly way: ToolWay
  readonly name: string
  readonly program: string | null
  /** Which process asks first; a yes is for each of the same program. */
  readonly process: number | null
  /** Which file lay at its path: a program that was put there since is another one. */
  readonly programMark: string | null
  readonly tool: Tool | null
  readonly app: StoredApp
  readonly signIn: SignIn
  /** Everything that it would reach. */
  readonly reach: readonly Connection[]
  /** The one that was named, or that calls go to. */
  readonly tenant: Connection | null
  /** All that a yes stands on: where any of it changes, it counts no more (K3). */
  readonly basis: string
}

/** Longer than any name that is kept; what is longer is nobody's. */
const NAME_MAX = 80
const PROGRAM_MAX = 300

/** A token for an app; which sign-in is meant is never guessed. */
export const wantToken = (content: VaultContent, now: Instant, wish: TokenWish): Result<Want> => {
  const name = plainText(wish.name, NAME_MAX)
  if (name === '') return fail('unknownTool')
  const apps = content.apps.filter((one) => one.id === wish.app || sameToolName(one.name, wish.app))
  const [app, ...others] = apps
  if (app === undefined) return fail('unknownApp')
  if (others.length > 0) return fail('toolUnclear')
  const tool =
    content.tools.tools.find(
      (one) => one.way === 'token' && one.appId === app.id && sameToolName(one.name, name),
    ) ?? null
  const { organisation } = wish
  const isNamed = (one: Connection) =>
    organisation !== null && (one.tenantId === organisation || sameToolName(one.tenantName, organisation))
  const usable = content.signIns.filter((one) => one.appId === app.id && mayReadWith(one, now))
  const meant =
    tool !== null
      ? usable.filter(({ id }) => id === tool.signInId)
      : organisation === null
        ? usable
        : usable.filter((one) => reachOf(content, app.id, one).some(isNamed))
  const [signIn, ...more] = meant
  if (signIn === undefined && !content.signIns.some(({ appId }) => appId === app.id))
    return fail('toolNoSignIn')
  if (signIn === undefined)
    return fail(usable.length === 0 || tool !== null ? 'signInExpired' : 'toolNotReached')
  if (more.length > 0) return fail('toolUnclear')
  const reach = reachOf(content, app.id, signIn)
  const named = reach.filter(isNamed)
  if (organisation !== null && named.length === 0) return fail('toolNotReached')
  if (named.length > 1) return fail('toolUnclear')
  const program = wish.program === null ? null : plainText(wish.program, PROGRAM_MAX)
  return ok(
    withBasis(content, {
      way: 'token',
      name,
      program,
      process: wish.process,
      programMark: wish.programMark,
      tool,
      app,
      signIn,
      reach,
      tenant: named[0] ?? null,
    }),
  )
}

/** A call through Keyward, of the tool whose address it came to. */
export const wantCall = (
  content: VaultContent,
  now: Instant,
  { key, method, path }: CallWish,
  addressKey: (toolId: string) => string,
): Result<Want> => {
  const tool = toolAt(content, key, addressKey)
  if (tool === undefined) return fail('unknownTool')
  const app = content.apps.find(({ id }) => id === tool.appId)
  if (app === undefined) return fail('unknownApp')
  const signIn = content.signIns.find((one) => one.id === tool.signInId && one.appId === app.id)
  if (signIn === undefined || !mayReadWith(signIn, now)) return fail('signInExpired')
  const tenant = reachOf(content, app.id, signIn).find(({ tenantId }) => tenantId === tool.tenantId)
  if (tenant === undefined) return fail('toolNotReached')
  if (!mayCall(tool, method, path)) return fail('toolOutOfBounds')
  const parts = {
    way: 'proxy' as const,
    name: tool.name,
    program: null,
    process: null,
    programMark: null,
    tool,
    app,
    signIn,
  }
  return ok(withBasis(content, { ...parts, reach: [tenant], tenant }))
}

/** Whether all that a yes stood on is as it was. */
export const stillStands = (content: VaultContent, now: Instant, want: Want): boolean => {
  const app = content.apps.find(({ id }) => id === want.app.id)
  const signIn = content.signIns.find(({ id }) => id === want.signIn.id)
  if (app === undefined || signIn === undefined || !mayReadWith(signIn, now)) return false
  const reached = reachOf(content, app.id, signIn)
  const reach =
    want.way === 'token' ? reached : reached.filter(({ tenantId }) => tenantId === want.tenant?.tenantId)
  const tool = content.tools.tools.find(({ id }) => id === want.tool?.id) ?? null
  return withBasis(content, { ...want, app, signIn, reach, tool }).basis === want.basis
}

/** The tool to whose address a call came. */
export const toolAt = (
  { tools: { tools } }: VaultContent,
  key: string,
  addressKey: (toolId: string) => string,
): Tool | undefined => tools.find((one) => one.way === 'proxy' && isSameKey(addressKey(one.id), key))

/** The key in the address of one tool: its own, and of this vault. */
export const addressKeyOf = (vaultKey: Uint8Array, toolId: string): string =>
  createHmac('sha256', vaultKey).update(`keyward-tool\n1\n${toolId}`).digest('base64url')

/** Everything that Xero has listed for a sign-in and that has not gone since. */
const reachOf = ({ connections }: VaultContent, appId: string, signIn: SignIn): Connection[] =>
  connections.filter((one) => one.appId === appId && isConnected(one) && one.signInIds.includes(signIn.id))

const isSameKey = (ours: string, theirs: string): boolean => {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)]
  return a.length === b.length && timingSafeEqual(a, b)
}

const withBasis = (content: VaultContent, parts: Omit<Want, 'key' | 'basis'>): Want => {
  const { way, name, program, programMark, tool, app, signIn, reach } = parts
  const isRotating = content.rotation.open.some(({ appId }) => appId === app.id)
  const bounds = way === 'token' ? null : [tool?.id, tool?.methods, tool?.paths]
  return {
    ...parts,
    key: `${way}\n${app.id}\n${sameKey(name)}`,
    basis: JSON.stringify([
      [app.id, app.clientId, app.secretAccount, isRotating],
      [signIn.id, signIn.signedInAt, signIn.grantedScopes],
      [program, programMark],
      bounds,
      reach.map(({ tenantId, tenantName }) => `${tenantId} ${tenantName}`).toSorted(),
    ]),
  }
}

const sameKey = (name: string) => name.normalize('NFKC').trim().toLowerCase()
