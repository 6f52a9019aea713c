import type { Snapshot } from '../../shared/contract/snapshot.ts'

type Kept = { readonly keychain: string; readonly secrets: string; readonly rest: string }

/** Where things are kept, in the words of each operating system. */
export const keptIn = (platform: Snapshot['platform']): Kept => KEPT[platform]

const KEPT = {
  windows: {
    keychain: 'Windows Credential Manager',
    secrets: 'in the Windows Credential Manager of this account',
    rest: 'in one sealed file; its key is in the Credential Manager too',
  },
  macos: {
    keychain: 'login keychain',
    secrets: 'in your login keychain',
    rest: 'in one sealed file; its key is in the login keychain too',
  },
  linux: {
    keychain: 'login keyring',
    secrets: 'in the login keyring of this account (Secret Service)',
    rest: 'in one sealed file; its key is in the keyring too',
  },
} as const satisfies Record<Snapshot['platform'], Kept>
