import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { KeyList, SignedKeyList, isSignedByRoots } from '../../electron/core/updates/key-list.ts'
import { PublicKey, keyIdOf, spellKeyId } from '../../electron/core/updates/signing.ts'
import { ROOT } from '../runtime.ts'
import { makeKey, readKeyFile, releaseKey, signDocument, spelled } from './keys.ts'
import { readSource } from './source.ts'
import { signUpdate } from './sign.ts'
import { verifyUpdate } from './verify.ts'

type Surroundings = { readonly env: NodeJS.ProcessEnv; readonly say: (line: string) => void }

/** Runs one command of the tool; throws with a sentence where it cannot be done, and has written nothing then. */
export const signUpdates = async (args: readonly string[], { env, say }: Surroundings): Promise<void> => {
  const {
    positionals: [command = '', file = ''],
    values,
  } = parseArgs({
    args: withKeys(args),
    allowPositionals: true,
    options: {
      number: { type: 'string' },
      threshold: { type: 'string' },
      root: { type: 'string', multiple: true, default: [] },
      release: { type: 'string', multiple: true, default: [] },
      key: { type: 'string' },
      version: { type: 'string' },
      folder: { type: 'string' },
      out: { type: 'string' },
      minimum: { type: 'string' },
      days: { type: 'string', default: '180' },
      source: { type: 'string', default: join(ROOT, 'build', 'update-source.json') },
      changelog: { type: 'string', default: join(ROOT, 'CHANGELOG.md') },
      'key-lists': { type: 'string', multiple: true, default: [] },
    },
  })

  const needed = (name: 'number' | 'threshold' | 'key' | 'version' | 'folder' | 'out'): string => {
    const value = values[name]
    if (value === undefined || value === '') throw new Error(`--${name} is missing.`)
    return value
  }
  const passphrase = env['UPDATE_SIGNING_PASSPHRASE'] || null

  const builtIn = () => {
    const source = readSource(values.source, env)
    if (source === null) throw new Error(`${values.source} names no address and no keys.`)
    return source
  }

  const COMMANDS: Readonly<Record<string, () => Promise<void> | void>> = {
    'new-key': () => {
      const made = makeKey(file, passphrase)
      say(
        `Private key in ${file}${passphrase === null ? ', not sealed: set UPDATE_SIGNING_PASSPHRASE to seal it' : ', sealed'}.`,
      )
      say(`Public key: ${made.publicKey}`)
      say(`Fingerprint: ${spelled(made)}`)
    },
    'key-list': () => {
      const list = KeyList.parse({
        kind: 'keyward-keys',
        format: 1,
        number: wholeNumber(needed('number')),
        issuedAt: Date.now(),
        threshold: wholeNumber(needed('threshold')),
        roots: values.root.map((key) => PublicKey.parse(key)),
        release: values.release.map((key) => PublicKey.parse(key)),
      })
      writeJson(needed('out'), { list, signatures: [] })
      say(`Key list ${list.number}: ${list.threshold} of ${list.roots.length} roots must sign it.`)
    },
    'sign-keys': () => {
      const signed = SignedKeyList.parse(readJson(file))
      const list = KeyList.parse(signed.list)
      const key = readKeyFile(needed('key'), passphrase)
      const signatures = [
        ...signed.signatures.filter((one) => one.key !== key.id),
        signDocument(key, 'keyward-keys-1', signed.list),
      ]
      writeJson(file, { list: signed.list, signatures })
      say(
        `Key list ${list.number}, signed by ${spelled(key)}${list.roots.includes(key.publicKey) ? '' : ' (no root of this list)'}.`,
      )
      const isEnough = isSignedByRoots({ list: signed.list, signatures }, list)
      say(isEnough ? 'Enough of its own roots have signed it.' : 'More of its own roots have to sign it.')
      for (const id of list.release.map(keyIdOf)) say(`Release key ${spellKeyId(id)}`)
    },
    sign: async () => {
      const source = builtIn()
      const signed = await signUpdate({
        source,
        key: releaseKey(env),
        version: needed('version'),
        folder: needed('folder'),
        minimum: values.minimum ?? null,
        days: wholeNumber(values.days),
        changelog: readFileSync(values.changelog, 'utf8'),
        keyLists: values['key-lists'].map((path) => SignedKeyList.parse(readJson(path))),
        now: Date.now(),
      })
      const text = JSON.stringify(signed)
      for (const line of await verifyUpdate(text, source, needed('folder'), Date.now())) say(line)
      writeFileSync(needed('out'), text)
    },
    verify: async () => {
      const source = builtIn()
      const lines = await verifyUpdate(readFileSync(file, 'utf8'), source, values.folder ?? null, Date.now())
      for (const line of lines) say(line)
    },
  }

  const run = COMMANDS[command]
  if (run === undefined)
    throw new Error(`There is no "${command}". There are: ${Object.keys(COMMANDS).join(', ')}.`)
  await run()
}

const readJson = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'))
const writeJson = (path: string, value: unknown) => writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`)

const wholeNumber = (text: string): number => {
  if (!/^[1-9]\d{0,4}$/u.test(text)) throw new Error(`${text} is no whole number.`)
  return Number(text)
}

/** A public key may begin with a hyphen, one in 64 does: joined to its option, it is not taken for another one. */
const withKeys = (args: readonly string[]): string[] =>
  args.flatMap((arg, index) => {
    if (args[index - 1] === '--root' || args[index - 1] === '--release') return []
    const value = args[index + 1]
    return (arg === '--root' || arg === '--release') && value !== undefined ? [`${arg}=${value}`] : [arg]
  })
