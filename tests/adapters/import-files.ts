import { execFileSync } from 'node:child_process'
import { createCipheriv, createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { argon2d, argon2id } from 'hash-wasm'
import kdbxweb from 'kdbxweb'

type SampleApp = { readonly name: string; readonly clientId: string; readonly secret: string }

/** What the files of these tests hold: ids that are nobody's, and secrets that say what they are. */
export const APPS = [
  {
    name: 'Sample Packs',
    clientId: '0A1B2C3D4E5F60718293A4B5C6D7E8F9',
    secret: 'import-only-not-a-real-secret-packs-51c0',
  },
  {
    name: 'Sample Jobs',
    clientId: '1A1B2C3D4E5F60718293A4B5C6D7E8F9',
    secret: 'import-only-not-a-real-secret-jobs-9e2d4a',
  },
] as const
export const FILE_PASSWORD = 'sample file password'

/** A Bitwarden export as its documentation describes it, with an entry that is no app. */
export const bitwardenJson = (apps: readonly SampleApp[] = APPS) =>
  JSON.stringify({
    encrypted: false,
    folders: [{ id: 'f1', name: 'Practice' }],
    items: [
      {
        type: 1,
        name: 'Bank',
        folderId: null,
        login: { username: 'tessa', password: 'import-only-bank-word' },
      },
      ...apps.map(({ name, clientId, secret }) => ({
        type: 1,
        name,
        folderId: 'f1',
        revisionDate: '2026-05-04T09:00:00.000Z',
        login: { username: clientId, password: secret, passwordRevisionDate: '2026-04-02T09:00:00.000Z' },
      })),
    ],
  })

type Kdf = { readonly type: 0; readonly rounds: number } | { readonly type: 1; readonly passes: number }

/** Bitwarden's password-protected export, made with node:crypto from the description of the format. */
export const bitwardenSealedJson = async (plain: string, password: string, kdf: Kdf): Promise<string> => {
  const salt = randomBytes(16).toString('base64')
  const key =
    kdf.type === 0
      ? pbkdf2Sync(password, salt, kdf.rounds, 32, 'sha256')
      : Buffer.from(
          await argon2id({
            password,
            salt: createHash('sha256').update(salt).digest(),
            iterations: kdf.passes,
            memorySize: 16 * 1_024,
            parallelism: 2,
            hashLength: 32,
            outputType: 'binary',
          }),
        )
  const [enc, mac] = ['enc', 'mac'].map((info) =>
    createHmac('sha256', key)
      .update(Buffer.concat([Buffer.from(info), Buffer.from([1])]))
      .digest(),
  ) as [Buffer, Buffer]
  const seal = (text: string) => {
    const iv = randomBytes(16)
    const cipher = createCipheriv('aes-256-cbc', enc, iv)
    const data = Buffer.concat([cipher.update(text), cipher.final()])
    const tag = createHmac('sha256', mac)
      .update(Buffer.concat([iv, data]))
      .digest()
    return `2.${[iv, data, tag].map((part) => part.toString('base64')).join('|')}`
  }
  return JSON.stringify({
    encrypted: true,
    passwordProtected: true,
    salt,
    kdfType: kdf.type,
    kdfIterations: kdf.type === 0 ? kdf.rounds : kdf.passes,
    ...(kdf.type === 1 ? { kdfMemory: 16, kdfParallelism: 2 } : {}),
    encKeyValidation_DO_NOT_EDIT: seal('5f0c'),
    data: seal(plain),
  })
}

/** A KeePass file written by KeePassXC's own command. */
export const keePassFile = (folder: string, apps: readonly SampleApp[] = APPS): Buffer => {
  const file = join(folder, 'sample.kdbx')
  rmSync(file, { force: true })
  const run = (args: readonly string[], lines: readonly string[]) =>
    execFileSync('keepassxc-cli', [...args], {
      input: `${lines.join('\n')}\n`,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' },
    })
  run(['db-create', '-q', '-p', '-t', '100', file], [FILE_PASSWORD, FILE_PASSWORD])
  run(['mkdir', '-q', file, 'Practice'], [FILE_PASSWORD])
  for (const { name, clientId, secret } of apps)
    run(['add', '-q', '-p', '-u', clientId, file, `Practice/${name}`], [FILE_PASSWORD, secret, secret])
  run(
    ['add', '-q', '-p', '-u', 'tessa', file, 'Bank'],
    [FILE_PASSWORD, 'import-only-bank-word', 'import-only-bank-word'],
  )
  return readFileSync(file)
}

/** A KDBX file that KeePassXC made with a key file of its own, with a password beside it or none; and that key file. */
export const keePassFileWithKey = (
  folder: string,
  password: string | null,
): { readonly file: Buffer; readonly key: Buffer } => {
  const [file, key] = [join(folder, 'keyed.kdbx'), join(folder, 'keyed.keyx')]
  for (const old of [file, key]) rmSync(old, { force: true })
  const run = (args: readonly string[], lines: readonly string[]) =>
    execFileSync('keepassxc-cli', [...args], {
      input: `${lines.join('\n')}\n`,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' },
    })
  const word = password === null ? [] : [password]
  run(
    ['db-create', '-q', '-k', key, ...(password === null ? [] : ['-p']), '-t', '100', file],
    [...word, ...word],
  )
  const opening = ['-q', '-k', key, ...(password === null ? ['--no-password'] : [])]
  for (const { name, clientId, secret } of APPS)
    run(['add', ...opening, '-p', '-u', clientId, file, name], [...word, secret, secret])
  return { file: readFileSync(file), key: readFileSync(key) }
}

/** A 1PUX archive made by the zip command. */
export const onePuxFile = (
  folder: string,
  { apps = APPS, version = 3, data }: { apps?: readonly SampleApp[]; version?: number; data?: string } = {},
): Buffer => {
  const from = join(folder, 'onepux')
  mkdirSync(from, { recursive: true })
  const item = ({ name, clientId, secret }: SampleApp) => ({
    uuid: 'u',
    updatedAt: 1_775_120_400,
    state: 'active',
    overview: { title: name, url: 'https://developer.xero.com/app/manage' },
    details: {
      loginFields: [],
      notesPlain: '',
      sections: [
        {
          title: '',
          fields: [
            { title: 'Client id', id: '1', value: { string: clientId } },
            { title: 'Client secret', id: '2', value: { concealed: secret } },
          ],
        },
      ],
    },
  })
  writeFileSync(
    join(from, 'export.attributes'),
    JSON.stringify({ version, description: '1Password Unencrypted Export' }),
  )
  writeFileSync(
    join(from, 'export.data'),
    data ??
      JSON.stringify({ accounts: [{ vaults: [{ attrs: { name: 'Practice' }, items: apps.map(item) }] }] }),
  )
  const file = join(folder, 'sample.1pux')
  rmSync(file, { force: true })
  execFileSync('zip', ['-q', file, 'export.attributes', 'export.data'], { cwd: from })
  return readFileSync(file)
}

/** A KDBX 4 file with Argon2id; made by the library that also reads it, so KeePassXC lists it here as a witness. */
export const kdbx4File = async (folder: string): Promise<Buffer> => {
  kdbxweb.CryptoEngine.setArgon2Impl(async (password, salt, memorySize, iterations, length, lanes, type) => {
    const derive = type === 0 ? argon2d : argon2id
    const key = await derive({
      password: new Uint8Array(password),
      salt: new Uint8Array(salt),
      memorySize,
      iterations,
      parallelism: lanes,
      hashLength: length,
      outputType: 'binary',
    })
    return new Uint8Array(key).buffer
  })
  const credentials = new kdbxweb.Credentials(kdbxweb.ProtectedValue.fromString(FILE_PASSWORD))
  const database = kdbxweb.Kdbx.create(credentials, 'Sample')
  database.setKdf(kdbxweb.Consts.KdfId.Argon2id)
  for (const { name, clientId, secret } of APPS) {
    const entry = database.createEntry(database.getDefaultGroup())
    entry.fields.set('Title', name)
    entry.fields.set('UserName', clientId)
    entry.fields.set('Password', kdbxweb.ProtectedValue.fromString(secret))
  }
  const bytes = Buffer.from(await database.save())
  const file = join(folder, 'sample4.kdbx')
  writeFileSync(file, bytes)
  const listed = execFileSync('keepassxc-cli', ['ls', '-q', '-R', file], {
    input: `${FILE_PASSWORD}\n`,
    encoding: 'utf8',
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, QT_QPA_PLATFORM: 'offscreen' },
  })
  if (!listed.includes(APPS[0].name)) throw new Error('KeePassXC does not open it')
  return bytes
}
