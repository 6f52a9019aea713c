import { describe, expect, it } from 'vitest'
import { delimiter, join } from 'node:path'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { readArguments } from '../../electron/command/arguments.ts'
import { callerOf, runnerOf } from '../../electron/command/caller.ts'
import { COMPLETIONS } from '../../electron/command/completions.ts'
import { EXIT, exitOf } from '../../electron/command/exit-codes.ts'
import { profileOf } from '../../electron/command/profile.ts'
import { ENDED, FAILED, HELP } from '../../electron/command/words.ts'
import { TOOL_FAILURES } from '../../shared/tools/failures.ts'

const asking = (...argv: string[]) => readArguments(argv).asking

describe('the keyward command', () => {
  it('reads what is asked for, with a value behind its option or an equals sign', () => {
    expect(asking('token', '--app', 'Month-end Packs')).toEqual({
      kind: 'token',
      wish: { app: 'Month-end Packs', organisation: null, tool: null },
      isJson: false,
    })
    expect(asking('token', '--app=A=B', '--org', 'Anvil', '--tool=letters', '--json')).toEqual({
      kind: 'token',
      wish: { app: 'A=B', organisation: 'Anvil', tool: 'letters' },
      isJson: true,
    })
    expect(asking('list')).toEqual({ kind: 'list', isJson: false })
    expect(asking('status', '--json')).toEqual({ kind: 'status', isJson: true })
    expect(readArguments(['status', '--sandbox']).isSandbox).toBe(true)
  })

  it('leaves everything behind the dashes to the command that it runs', () => {
    expect(asking('run', '--app', 'Packs', '--', 'python3', 'a b.py', '--json', '--', '--help')).toEqual({
      kind: 'run',
      wish: { app: 'Packs', organisation: null, tool: null },
      variable: 'XERO_ACCESS_TOKEN',
      command: ['python3', 'a b.py', '--json', '--', '--help'],
    })
    expect(asking('run', '--app', 'Packs', '--as', 'XERO_CLIENT_BEARER_TOKEN', '--', 'npx')).toMatchObject({
      variable: 'XERO_CLIENT_BEARER_TOKEN',
    })
  })

  it.each([
    [[], 'noVerb'],
    [['tokens'], 'unknownVerb'],
    [['toString'], 'unknownVerb'],
    [['token'], 'noApp'],
    [['token', '--app'], 'noValue'],
    [['token', '--app', ' '], 'noValue'],
    [['token', '--app='], 'noValue'],
    [['token', '--app', 'a', '--app', 'b'], 'twice'],
    [['token', '--app', 'Month-end', 'Packs'], 'tooMuch'],
    [['token', '--app', 'a', '--as', 'X'], 'unknownOption'],
    [['token', '--app', 'a', '--json=yes'], 'unknownOption'],
    [['token', '--app', 'a'.repeat(201)], 'tooLong'],
    [['token', '--app', 'a', '--', 'ls'], 'tooMuch'],
    [['list', '--app', 'a'], 'unknownOption'],
    [['list', 'everything'], 'tooMuch'],
    [['run', '--app', 'a'], 'noCommand'],
    [['run', '--app', 'a', '--'], 'noCommand'],
    [['run', '--app', 'a', 'ls'], 'noDashes'],
    [['run', '--app', 'a', '--as', 'a-b', '--', 'ls'], 'oddVariable'],
    [['completions'], 'noValue'],
  ])('says what is wrong with %j', (argv, why) => {
    expect(asking(...argv)).toMatchObject({ kind: 'wrong', why })
  })

  it('helps wherever help is asked for, but not where it is the other command’s', () => {
    for (const argv of [['--help'], ['-h'], ['help'], ['token', '--help'], ['run', '--app', 'a', '--help']])
      expect(asking(...argv)).toEqual({ kind: 'help' })
  })

  it('ends with a number of its own for each kind of no, all of which the help tells', () => {
    const codes = Object.values(EXIT)
    expect(new Set(codes).size).toBe(codes.length)
    for (const code of codes) expect(HELP).toMatch(new RegExp(`^ {2}${code} +\\S`, 'mu'))
    expect(Object.keys(ENDED).toSorted()).toEqual(
      Object.keys(EXIT)
        .filter((name) => !['fine', 'usage'].includes(name))
        .toSorted(),
    )
    expect(HELP.split('\n').filter((line) => line.length > 100)).toEqual([])
  })

  it('takes each failure of a tool for what it is', () => {
    const kinds = Object.fromEntries(
      [...Object.keys(TOOL_FAILURES), 'locked', 'unknownApp', 'signInExpired', 'networkDown'].map((code) => [
        code,
        exitOf({ kind: 'failed', code }),
      ]),
    )
    expect(kinds).toMatchObject({
      toolRefused: 'denied',
      toolNotAnswered: 'denied',
      toolQuestionOver: 'denied',
      toolBusy: 'busy',
      toolsOff: 'off',
      toolUnclear: 'unknown',
      toolNotReached: 'unknown',
      unknownTool: 'unknown',
      locked: 'locked',
      unknownApp: 'unknown',
      signInExpired: 'signIn',
      networkDown: 'noAnswer',
    })
    for (const code of Object.keys(FAILED)) expect(exitOf({ kind: 'failed', code })).not.toBe('noAnswer')
  })

  it('says of a program where its file lies, as the system would find it', () => {
    const folder = mkdtempSync(join(tmpdir(), 'keyward-path-'))
    try {
      const [first, second] = [join(folder, 'one'), join(folder, 'two')]
      mkdirSync(first)
      mkdirSync(second)
      writeFileSync(join(first, 'report'), '') // not to be run
      mkdirSync(join(first, 'letters'))
      for (const name of ['report', 'letters']) writeFileSync(join(second, name), '', { mode: 0o755 })
      const path = [first, second].join(delimiter)
      if (process.platform !== 'win32') {
        expect(runnerOf('report', path, '/')).toEqual({
          name: 'report',
          program: join(second, 'report'),
          process: null,
        })
        expect(runnerOf('letters', path, '/').program).toBe(join(second, 'letters'))
      }
      expect(runnerOf('nowhere', path, '/').program).toBe(null)
      expect(runnerOf('./report', path, second).program).toBe(join(second, 'report'))
    } finally {
      rmSync(folder, { recursive: true })
    }
    const caller = callerOf(process.pid)
    if (process.platform === 'linux') expect(caller.program).toBe(process.execPath)
    else expect(caller).toEqual({ name: 'Command line', program: null, process: process.pid })
    // of another namespace, which is not seen from here
    expect(callerOf(0)).toEqual({ name: 'Command line', program: null, process: null })
  })

  it('asks the Keyward of this account, and where it is packed no other that a variable names', () => {
    const env = { KEYWARD_PROFILE: '/elsewhere', XDG_CONFIG_HOME: '/config', APPDATA: '/config' }
    expect(profileOf(env, { isSandbox: false, isPackaged: false })).toBe('/elsewhere')
    const packaged = profileOf(env, { isSandbox: false, isPackaged: true })
    expect(packaged).not.toContain('elsewhere')
    expect(packaged).toMatch(/Keyward$/u)
    expect(profileOf(env, { isSandbox: true, isPackaged: true })).toBe(join(packaged, 'sandbox-practice'))
  })

  it('completes itself in four shells', () => {
    for (const script of Object.values(COMPLETIONS)) {
      expect(script).toContain('token run list status completions')
      expect(script).toContain('keyward')
    }
    expect(Object.keys(COMPLETIONS)).toEqual(['bash', 'zsh', 'fish', 'powershell'])
  })
})
