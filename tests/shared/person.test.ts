import { describe, expect, it } from 'vitest'
import { isSamePerson, Person } from '../../shared/kernel/person.ts'

describe('a person', () => {
  it('has a name and an e-mail address', () => {
    expect(Person.parse({ name: ' Ines Halloway ', email: 'ines@ferrymoor.example' })).toEqual({
      name: 'Ines Halloway',
      email: 'ines@ferrymoor.example',
    })
  })

  it.each([
    ['no name', { name: '  ', email: 'ines@ferrymoor.example' }],
    ['no e-mail address', { name: 'Ines', email: 'ines' }],
    ['an address with a space', { name: 'Ines', email: 'ines @ferrymoor.example' }],
  ])('is not made of %s', (_what, person) => {
    expect(Person.safeParse(person).success).toBe(false)
  })

  it('H3 a line break in a name cannot forge a second line', () => {
    const { name } = Person.parse({ name: 'Ines\n\u2028{"seq":9}\u202E', email: 'ines@ferrymoor.example' })
    expect(name).toBe('Ines {"seq":9}')
  })

  it('is the same by e-mail address, however it is written', () => {
    expect(isSamePerson('Ines@Ferrymoor.example', 'ines@ferrymoor.example')).toBe(true)
    expect(isSamePerson('', '')).toBe(false)
  })
})
