import { matchesGlob } from 'node:path'
import { describe, expect, it } from 'vitest'
import { keytarFor } from '../../build/packages/content.ts'
import { electronFor } from '../../build/packaging.ts'

describe('a package for another processor than this computer’s', () => {
  it('B5 never holds this computer’s Electron: its own is downloaded', () => {
    const electron = electronFor('/here')
    expect(electron({ arch: process.arch })).toBe('/here')
    for (const arch of ['x64', 'arm64'].filter((one) => one !== process.arch))
      expect(electron({ arch })).toBeNull()
  })

  it('B5 on macOS both halves hold the same files: keytar for both processors, and for no other system', () => {
    const folders = ['darwin-x64', 'darwin-arm64', 'linux-x64', 'win32-x64', 'win32-arm64']
    const exclusion = keytarFor('darwin').find((one) => one.includes('prebuilds')) ?? ''
    expect(exclusion).not.toContain('${')
    const kept = folders.filter(
      (folder) => !matchesGlob(`node_modules/keytar/prebuilds/${folder}/keytar.node`, exclusion.slice(1)),
    )
    expect(kept).toEqual(['darwin-x64', 'darwin-arm64'])
  })
})
