import { globSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { Failure, traitsOf } from '../../shared/kernel/failure.ts'
import type { FailureKinds } from '../../shared/kernel/failure-kind.ts'
import type { FailureWords } from '../../renderer/app/message.ts'

const nouns = globSync('shared/*/failures.ts').toSorted()

const codesOf = async (file: string): Promise<string[]> => {
  const declared = (await import(`../../${file}`)) as Readonly<Record<string, FailureKinds>>
  return Object.values(declared).flatMap((kinds) => Object.keys(kinds))
}

describe('failures', () => {
  it('belong to one noun each, and all of them are in the union', async () => {
    const codes = (await Promise.all(nouns.map(codesOf))).flat()
    expect(codes.toSorted()).toEqual(Failure.options.map(({ shape }) => shape.code.value).toSorted())
    expect(new Set(codes).size).toBe(codes.length)
  })

  it('say of each code how long it lasts', () => {
    for (const { shape } of Failure.options)
      expect(traitsOf({ code: shape.code.value }).lasts).toMatch(/^(passing|lasting|once)$/u)
  })

  it('do not compile without traits, nor without words', () => {
    // @ts-expect-error a code that does not say how long it lasts
    const kinds: FailureKinds = { made: {} }
    // @ts-expect-error a code that says what is so, and not what to do
    const words: FailureWords<'offline'> = { offline: { what: 'The network went away.' } }
    // @ts-expect-error a code without words
    const none: FailureWords<'offline' | 'tlsRefused'> = words
    expect([kinds, none]).toHaveLength(2)
  })
})
