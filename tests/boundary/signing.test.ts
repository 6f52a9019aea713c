import { describe, expect, it } from 'vitest'
import { signingOf } from '../../build/packages/signing.ts'

const FILE = { WIN_CSC_LINK: 'file', WIN_CSC_KEY_PASSWORD: 'word' }
const AZURE = {
  AZURE_TENANT_ID: 'a',
  AZURE_CLIENT_ID: 'b',
  AZURE_CLIENT_SECRET: 'c',
  AZURE_SIGNING_ENDPOINT: 'https://signing.invalid',
  AZURE_SIGNING_ACCOUNT: 'account',
  AZURE_SIGNING_PROFILE: 'profile',
  AZURE_SIGNING_PUBLISHER: 'CN=Keyward',
}
const CERTIFICATE = { CSC_LINK: 'file', CSC_KEY_PASSWORD: 'word' }
const NOTARY = { APPLE_API_KEY: 'key', APPLE_API_KEY_ID: 'id', APPLE_API_ISSUER: 'issuer' }
const without = (env: Record<string, string>, name: string) =>
  Object.fromEntries(Object.entries(env).filter(([key]) => key !== name))

describe('signing of packages', () => {
  it.each([
    ['win32', FILE],
    ['win32', AZURE],
    ['darwin', { ...CERTIFICATE, ...NOTARY }],
  ] as const)('B1 on %s half of it ends the build, whichever half', (platform, whole) => {
    expect(() => signingOf(platform, whole)).not.toThrow()
    for (const name of Object.keys(whole)) {
      expect(() => signingOf(platform, without(whole, name)), name).toThrow(name)
      expect(() => signingOf(platform, { ...whole, [name]: '' }), name).toThrow(name)
    }
  })

  it('B1 is forced where it is set, so that a package is signed or not made', () => {
    expect(signingOf('win32', FILE).forceCodeSigning).toBe(true)
    expect(signingOf('win32', AZURE)).toMatchObject({
      forceCodeSigning: true,
      win: { azureSignOptions: { endpoint: 'https://signing.invalid', publisherName: 'CN=Keyward' } },
    })
    expect(signingOf('darwin', { ...CERTIFICATE, ...NOTARY })).toMatchObject({
      forceCodeSigning: true,
      mac: { hardenedRuntime: true, notarize: true },
    })
  })

  it('B1 without any, a development package is sealed for this computer and no certificate is looked for', () => {
    expect(signingOf('win32', {}).forceCodeSigning).toBe(false)
    expect(signingOf('darwin', {})).toMatchObject({ mac: { identity: '-', notarize: false } })
    expect(signingOf('linux', {})).toEqual({})
  })

  it('B1 a release is never unsigned', () => {
    expect(() => signingOf('win32', { KEYWARD_RELEASE: '1' })).toThrow('WIN_CSC_LINK')
    expect(() => signingOf('darwin', { KEYWARD_RELEASE: '1' })).toThrow('APPLE_API_KEY')
    expect(() => signingOf('win32', { ...FILE, KEYWARD_RELEASE: '1' })).not.toThrow()
  })

  it('B1 two ways at once, a certificate without notarisation, and ways nobody decided are refused', () => {
    expect(() => signingOf('win32', { ...FILE, ...AZURE })).toThrow('not by both')
    expect(() => signingOf('darwin', CERTIFICATE)).toThrow('APPLE_API_KEY')
    expect(() => signingOf('darwin', NOTARY)).toThrow('CSC_LINK')
    expect(() => signingOf('darwin', { CSC_NAME: 'somebody' })).toThrow('CSC_NAME')
    expect(() => signingOf('darwin', { APPLE_ID: 'ines@example.invalid' })).toThrow('APPLE_ID')
  })
})
