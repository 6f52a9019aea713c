import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { answerFrom, CONTENT_SECURITY_POLICY } from '../../electron/shell/app-files.ts'

const parent = mkdtempSync(join(tmpdir(), 'keyward-app-'))
const folder = join(parent, 'renderer')
mkdirSync(join(folder, 'assets'), { recursive: true })
mkdirSync(join(parent, 'renderer-secret'))
writeFileSync(join(folder, 'index.html'), '<!doctype html>')
writeFileSync(join(folder, 'assets', 'main.js'), '1')
writeFileSync(join(folder, 'notes.txt'), 'not for the window')
writeFileSync(join(parent, 'secret.js'), 'canary')
writeFileSync(join(parent, 'renderer-secret', 'a.js'), 'canary')

const ask = (address: string, method = 'GET') => answerFrom(folder, method, address)

describe('A4 the window’s own files', () => {
  it.each([
    ['app://keyward/', 'text/html; charset=utf-8'],
    ['app://keyward/index.html', 'text/html; charset=utf-8'],
    ['app://keyward/assets/main.js?v=1', 'text/javascript; charset=utf-8'],
  ])('serves %s', async (address, type) => {
    const answer = await ask(address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, type])
  })

  it('A3 carries the policy on every answer, and nothing unsafe in it', async () => {
    for (const address of ['app://keyward/', 'app://keyward/none.js'])
      expect((await ask(address)).headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY)
    expect(CONTENT_SECURITY_POLICY).toContain("default-src 'none'")
    expect(CONTENT_SECURITY_POLICY).toContain("connect-src 'none'")
    expect(CONTENT_SECURITY_POLICY).not.toContain('unsafe')
  })

  it.each([
    'app://keyward/../secret.js',
    'app://keyward/assets/../../secret.js',
    'app://keyward/%2e%2e/secret.js',
    'app://keyward/.%2E/secret.js',
    'app://keyward/..%2fsecret.js',
    'app://keyward/..%5csecret.js',
    'app://keyward/..\\secret.js',
    'app://keyward/%252e%252e/secret.js',
    'app://keyward//etc/passwd',
    'app://keyward/%00index.html',
    'app://keyward/%ff',
    'app://keyward/../renderer-secret/a.js',
    'app://keyward/notes.txt',
    'app://keyward/assets',
    'app://elsewhere/index.html',
    'app://keyward@elsewhere/index.html',
    'app://keyward.elsewhere/index.html',
    'file:///etc/passwd',
    'https://keyward/index.html',
    'nonsense',
  ])('gives 404 for %s', async (address) => {
    const answer = await ask(address)
    expect(answer.status).toBe(404)
    expect(await answer.text()).not.toContain('canary')
  })

  it('answers GET only', async () => {
    expect((await ask('app://keyward/index.html', 'POST')).status).toBe(404)
  })
})
