import { describe, expect, it } from 'vitest'
import { breachesOf, breachesUnder } from '../../build/arrows.ts'
import { ROOT } from '../../build/runtime.ts'

describe('the arrows between the rooms', () => {
  it('hold in all that is shipped', () => {
    expect(breachesUnder(ROOT)).toEqual([])
  })

  it.each([
    ['shared/x.ts', `import { readFileSync } from 'node:fs'`],
    ['shared/x.ts', `import { createVault } from '../electron/core/vault/vault.ts'`],
    ['electron/core/x.ts', `import { writeFile } from 'node:fs/promises'`],
    ['electron/core/x.ts', `import fs from 'fs'`],
    ['electron/core/rotation/x.ts', `import { createXero } from '../../adapters/xero/xero.ts'`],
    ['electron/core/rotation/x.ts', `import type { App } from 'electron'`],
    ['electron/core/rotation/x.ts', `import { window } from '../../shell/window.ts'`],
    ['electron/core/rotation/x.ts', `const get = () => import('node:http')`],
    ['electron/adapters/x.ts', `import { createVault } from '../core/vault/vault.ts'`],
    ['electron/adapters/x.ts', `export { createVault } from '../core/vault/vault.ts'`],
    ['electron/adapters/x.ts', `import { setPassword } from 'keytar'`],
    ['electron/adapters/x.ts', `const keytar = await import('keytar')`],
    ['electron/adapters/x.ts', 'const keytar = await import(`keytar`)'],
    ['electron/adapters/x.ts', `const any = (name: string) => import(name)`],
    ['electron/adapters/x.ts', 'const any = (name: string) => import(`key${name}`)'],
    ['electron/adapters/x.ts', `import { XeroClient } from 'xero-node'`],
    ['electron/adapters/x.ts', `import { spawn } from 'node:child_process'`],
    ['electron/adapters/x.ts', `import { shell } from 'electron'`],
    ['electron/adapters/x.ts', `import * as electron from 'electron'`],
    ['electron/adapters/desktop/browser.ts', `import { ipcMain, shell } from 'electron'`],
    ['electron/adapters/keychain/keychain.ts', `import { safeStorage } from 'electron'`],
    ['electron/main.ts', `import { startSandbox } from '../tests/sandbox/sandbox.ts'`],
    ['electron/main.ts', `import { startSandbox } from './sandbox/sandbox.ts'`],
    ['electron/sandbox/x.ts', `import { systemClock } from '../adapters/desktop/clock.ts'`],
    ['electron/main.ts', `import { ROOT } from '../build/runtime.ts'`],
    ['renderer/features/guide/x.tsx', `import { createVault } from '../../../electron/core/vault/vault.ts'`],
    ['renderer/features/guide/x.tsx', `import { join } from 'node:path'`],
    ['renderer/x.ts', `import { ipcRenderer } from 'electron'`],
  ])('%s may not say: %s', (file, text) => {
    expect(breachesOf(file, `${text}\n`)).toHaveLength(1)
  })

  it.each([
    ['electron/adapters/x.ts', `import type { Ports } from '../core/ports/ports.ts'`],
    ['electron/adapters/desktop/browser.ts', `import { shell } from 'electron'`],
    ['electron/shell/trusted-sender.ts', `import type { IpcMainInvokeEvent } from 'electron'`],
    ['electron/sandbox/x.ts', `import { SAMPLE_APPS } from '../../shared/apps/sample-apps.ts'`],
    ['electron/core/x.ts', `import { createHash } from 'node:crypto'`],
    ['renderer/features/apps/x.tsx', `import { useState } from 'react'`],
  ])('%s may say: %s', (file, text) => {
    expect(breachesOf(file, `${text}\n`)).toEqual([])
  })
})
