import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import * as z from 'zod'
import { BUS, openSessionBus, type SessionBus } from './session-bus.ts'

/**
 * What the Secret Service says of an entry without giving out its secret. `there`: also where it was not given out;
 * `locked`: it, or the place where it would be, is locked; `unknown`: nobody can be asked, or not all of it is open.
 */
export type Presence = 'none' | 'there' | 'locked' | 'unknown'

/** The keychain of a Linux desktop, seen past libsecret, which answers `null` for all of these. */
export type SecretService = {
  readonly presenceOf: (service: string, account: string) => Promise<Presence>
  /** KeePassXC moves what is deleted into a recycle bin, asks for each entry, and offers only what is opened there. */
  readonly isKeePassXC: () => Promise<boolean>
}

const SERVICE = {
  destination: 'org.freedesktop.secrets',
  path: '/org/freedesktop/secrets',
  interface: 'org.freedesktop.Secret.Service',
} as const

/** Who serves there does not change from one entry to the next. */
const KNOWN_FOR = 5_000

const Paths = z.array(z.string())

/** Asks by the Secret Service API 0.2; every question opens its own connection, and none asks anybody at the screen. */
export const createSecretService = (
  environment: Readonly<Record<string, string | undefined>> = process.env,
): SecretService => {
  const onBus = async <Value>(otherwise: Value, ask: (bus: SessionBus) => Promise<Value>): Promise<Value> => {
    const runtime = environment['XDG_RUNTIME_DIR']
    const usual = runtime === undefined ? undefined : `unix:path=${runtime}/bus`
    const bus = await openSessionBus(environment['DBUS_SESSION_BUS_ADDRESS'] ?? usual)
    if (bus === null) return otherwise
    try {
      return await ask(bus)
    } catch {
      return otherwise // an answer of another shape than the specification's
    } finally {
      bus.close()
    }
  }

  const presenceOf: SecretService['presenceOf'] = (service, account) =>
    onBus<Presence>('unknown', async (bus) => {
      const collections = Paths.parse(await property(bus, SERVICE.path, SERVICE.interface, 'Collections'))
      const locked = new Set<string>()
      for (const path of collections)
        if ((await property(bus, path, 'org.freedesktop.Secret.Collection', 'Locked')) !== false)
          locked.add(path)
      // where nothing is open, KeePassXC would ask for a password before it searched
      if (locked.size === collections.length) return locked.size === 0 ? 'unknown' : 'locked'
      const found = await bus.call({ ...SERVICE, member: 'SearchItems', args: [{ service, account }] })
      const items = z.tuple([Paths, Paths]).parse(found).flat()
      if (items.length > 0)
        return items.every((item) => [...locked].some((path) => item.startsWith(`${path}/`)))
          ? 'locked'
          : 'there'
      const usual = await bus.call({ ...SERVICE, member: 'ReadAlias', args: ['default'] })
      if (locked.has(String(usual?.[0]))) return 'locked'
      return locked.size > 0 && (await isServedByKeePassXC(bus)) ? 'unknown' : 'none'
    })

  let known: { readonly is: Promise<boolean>; readonly at: number } | null = null
  const isKeePassXC = () => {
    if (known === null || performance.now() - known.at > KNOWN_FOR)
      known = { is: onBus(false, isServedByKeePassXC), at: performance.now() }
    return known.is
  }

  return { presenceOf, isKeePassXC }
}

const property = async (bus: SessionBus, path: string, of: string, name: string) => {
  const answer = await bus.call({
    destination: SERVICE.destination,
    path,
    interface: 'org.freedesktop.DBus.Properties',
    member: 'Get',
    args: [of, name],
  })
  if (answer === null) throw new Error('not served')
  return answer[0]
}

/** By the program that owns the name; a service in a sandbox of its own cannot be told. */
const isServedByKeePassXC = async (bus: SessionBus): Promise<boolean> => {
  const owner = await bus.call({
    ...BUS,
    member: 'GetConnectionUnixProcessID',
    args: [SERVICE.destination],
  })
  const pid = z.number().safeParse(owner?.[0])
  if (!pid.success) return false
  const command = await readFile(`/proc/${pid.data}/cmdline`, 'utf8').catch(() => '')
  return /^(?:org\.)?keepassxc/iu.test(basename(command.split('\0')[0] ?? ''))
}
