import { matchesGlob } from 'node:path'
import { describe, expect, it } from 'vitest'
import { argon2For, keytarFor, PASSPORT } from '../../build/packages/content.ts'
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

  it('B5 holds what asks by Windows Hello for its own processor, and so for none but Intel’s', () => {
    const kept = (arch: string) =>
      ['x64', 'ia32'].filter(
        (one) =>
          !matchesGlob(
            `node_modules/passport-desktop-win32-${one}-msvc/passport-desktop.node`,
            PASSPORT.slice(1).replace('${arch}', arch),
          ),
      )
    expect(kept('x64')).toEqual(['x64'])
    expect(kept('arm64')).toEqual([])
  })

  it('B5 holds of argon2 the binary of its own system, and what it was compiled of nowhere', () => {
    const files = [
      'argon2.cjs',
      'argon2.cpp',
      'argon2/src/opt.c',
      'prebuilds/darwin-arm64/argon2.armv8.glibc.node',
      'prebuilds/darwin-x64/argon2.glibc.node',
      'prebuilds/linux-x64/argon2.glibc.node',
      'prebuilds/linux-x64/argon2.musl.node',
      'prebuilds/win32-x64/argon2.glibc.node',
    ]
    const keptOn = (platform: NodeJS.Platform, arch: string) => {
      const exclusions = argon2For(platform).map((one) =>
        one.slice(1).replace('${platform}', platform).replace('${arch}', arch),
      )
      return files.filter(
        (file) => !exclusions.some((one) => matchesGlob(`node_modules/argon2/${file}`, one)),
      )
    }
    expect(keptOn('linux', 'x64')).toEqual(['argon2.cjs', 'prebuilds/linux-x64/argon2.glibc.node'])
    expect(keptOn('win32', 'arm64')).toEqual(['argon2.cjs'])
    expect(keptOn('darwin', 'universal')).toEqual([
      'argon2.cjs',
      'prebuilds/darwin-arm64/argon2.armv8.glibc.node',
      'prebuilds/darwin-x64/argon2.glibc.node',
    ])
  })
})
