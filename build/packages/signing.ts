import type { Configuration } from 'electron-builder'

type Env = Readonly<Record<string, string | undefined>>

/** What signs on one system: variables that are set together or not at all. */
type Way = { readonly name: string; readonly variables: readonly string[] }

const WINDOWS_FILE: Way = {
  name: 'a certificate file',
  variables: ['WIN_CSC_LINK', 'WIN_CSC_KEY_PASSWORD'],
}
const WINDOWS_AZURE: Way = {
  name: 'Azure Trusted Signing',
  variables: [
    'AZURE_TENANT_ID',
    'AZURE_CLIENT_ID',
    'AZURE_CLIENT_SECRET',
    'AZURE_SIGNING_ENDPOINT',
    'AZURE_SIGNING_ACCOUNT',
    'AZURE_SIGNING_PROFILE',
    'AZURE_SIGNING_PUBLISHER',
  ],
}
const APPLE_CERTIFICATE: Way = {
  name: 'a Developer ID certificate',
  variables: ['CSC_LINK', 'CSC_KEY_PASSWORD'],
}
const APPLE_NOTARY: Way = {
  name: 'notarisation',
  variables: ['APPLE_API_KEY', 'APPLE_API_KEY_ID', 'APPLE_API_ISSUER'],
}

/** Other names that electron-builder would listen to, so that a package could be signed in a way that nobody decided. */
const NOT_USED = [
  'CSC_NAME',
  'CSC_KEYCHAIN',
  'CSC_INSTALLER_LINK',
  'APPLE_ID',
  'APPLE_APP_SPECIFIC_PASSWORD',
  'APPLE_KEYCHAIN',
  'APPLE_KEYCHAIN_PROFILE',
]

/**
 * How packages of this system are signed, from the environment alone. Throws one sentence where a way is half set, where
 * two ways are, or where a release (`KEYWARD_RELEASE=1`) would go out unsigned.
 */
export const signingOf = (
  platform: NodeJS.Platform,
  env: Env,
): Pick<Configuration, 'win' | 'mac' | 'forceCodeSigning'> => {
  const stray = NOT_USED.filter((name) => isSet(env, name))
  if (stray.length > 0)
    throw new Error(`Keyward is not signed by ${list(stray)}: see build/packages/signing.ts for what it is.`)
  const release = env['KEYWARD_RELEASE'] === '1'
  if (platform === 'win32') return windows(env, release)
  if (platform === 'darwin') return macos(env, release)
  return {}
}

const windows = (env: Env, release: boolean): Pick<Configuration, 'win' | 'forceCodeSigning'> => {
  const byFile = isWhole(WINDOWS_FILE, env)
  const byAzure = isWhole(WINDOWS_AZURE, env)
  if (byFile && byAzure)
    throw new Error(
      `Windows packages are signed by ${WINDOWS_FILE.name} or by ${WINDOWS_AZURE.name}, not by both.`,
    )
  if (!byFile && !byAzure && release)
    throw new Error(
      `A release for Windows is signed: set ${list(WINDOWS_FILE.variables)}, or ${list(WINDOWS_AZURE.variables)}.`,
    )
  const value = (name: string) => env[name] ?? ''
  return {
    forceCodeSigning: byFile || byAzure,
    ...(byAzure
      ? {
          win: {
            azureSignOptions: {
              publisherName: value('AZURE_SIGNING_PUBLISHER'),
              endpoint: value('AZURE_SIGNING_ENDPOINT'),
              codeSigningAccountName: value('AZURE_SIGNING_ACCOUNT'),
              certificateProfileName: value('AZURE_SIGNING_PROFILE'),
            },
          },
        }
      : {}),
  }
}

const macos = (env: Env, release: boolean): Pick<Configuration, 'mac' | 'forceCodeSigning'> => {
  const signed = isWhole(APPLE_CERTIFICATE, env)
  const notarised = isWhole(APPLE_NOTARY, env)
  if (signed !== notarised)
    throw new Error(
      `macOS opens only what is signed and notarised: ${signed ? list(APPLE_NOTARY.variables) : list(APPLE_CERTIFICATE.variables)} are missing.`,
    )
  if (!signed && release)
    throw new Error(
      `A release for macOS is signed and notarised: set ${list([...APPLE_CERTIFICATE.variables, ...APPLE_NOTARY.variables])}.`,
    )
  // "-" seals it for this computer only; whatever certificate lies in somebody's keychain is not used unasked
  return signed
    ? { forceCodeSigning: true, mac: { hardenedRuntime: true, notarize: true } }
    : { forceCodeSigning: false, mac: { identity: '-', hardenedRuntime: false, notarize: false } }
}

/** Whether all of it is set; half of it is an error. */
const isWhole = ({ name, variables }: Way, env: Env): boolean => {
  const missing = variables.filter((variable) => !isSet(env, variable))
  if (missing.length === variables.length) return false
  if (missing.length === 0) return true
  throw new Error(
    `Signing by ${name} is half set: ${list(missing)} ${missing.length === 1 ? 'is' : 'are'} missing.`,
  )
}

const isSet = (env: Env, name: string): boolean => (env[name] ?? '') !== ''

const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names)
